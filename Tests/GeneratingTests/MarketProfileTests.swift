import Generating
import Testing

@Suite struct MarketProfileTests {
  @Test(arguments: [0, 1, 77] as [UInt64])
  func anyTwoProfilesDifferInThreeFields(seed: UInt64) {
    let profiles = (0..<400).map { MarketProfile(segment: $0, seed: seed) }
    var least = 7
    for (index, first) in profiles.enumerated() {
      for second in profiles[..<index] { least = min(least, differences(first, second)) }
    }
    #expect(least >= 3)
  }

  @Test func aChangeOfOneDigitChangesThreeFields() {
    // Every profile there is, against some of them: each of these meets all its neighbours.
    let profiles = (0..<MarketProfile.limit).map { MarketProfile(segment: $0, seed: 5) }
    var least = 7
    for place in stride(from: 0, to: profiles.count, by: 331) {
      for (other, profile) in profiles.enumerated() where other != place {
        least = min(least, differences(profiles[place], profile))
      }
    }
    #expect(least == 3)
  }

  @Test func profilesUseTheVocabulary() {
    for segment in stride(from: 0, to: MarketProfile.limit, by: 97) {
      let profile = MarketProfile(segment: segment, seed: 1)
      #expect((3...4).contains(profile.technologies.count))
      #expect(Set(profile.technologies).count == profile.technologies.count)
      #expect(profile.technologies.allSatisfy(MarketVocabulary.technologies.indices.contains))
      #expect(MarketVocabulary.industries.indices.contains(profile.industry))
    }
  }

  @Test func aSegmentBeyondTheLimitIsTheCallersMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = MarketProfile(segment: MarketProfile.limit, seed: 1)
    }
  }

  private func differences(_ first: MarketProfile, _ second: MarketProfile) -> Int {
    var count = 0
    if first.industry != second.industry { count += 1 }
    if first.useCase != second.useCase { count += 1 }
    if first.country != second.country { count += 1 }
    if first.technologies != second.technologies { count += 1 }
    if first.crm != second.crm { count += 1 }
    if first.employeeBand != second.employeeBand { count += 1 }
    if first.trigger != second.trigger { count += 1 }
    return count
  }
}
