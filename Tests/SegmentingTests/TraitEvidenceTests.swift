import Foundation
import Segmenting
import Statistics
import Testing

@Suite struct TraitEvidenceTests {
  @Test func theLogOddsRatioAsItIsWritten() {
    // y = 4 of 5, y′ = 10 of 100, p = 0.2: a = 2, b = 8.
    let delta = log(6.0 / 9) - log(12.0 / 98)
    let z = TraitEvidence.logOddsZ((4, 5), elsewhere: (10, 100), marketShare: 0.2)
    #expect(abs(z - delta / (1.0 / 6 + 1.0 / 12).squareRoot()) < 1e-12)
  }

  @Test(arguments: [0.002, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5])
  func threeOfFiveNeverBeatTwelveOfThirteen(share: Double) {
    let elsewhere = (hits: Int(share * 1000), known: 1000)
    let few = TraitEvidence.logOddsZ((3, 5), elsewhere: elsewhere, marketShare: share)
    let many = TraitEvidence.logOddsZ((12, 13), elsewhere: elsewhere, marketShare: share)
    #expect(many > few)
    #expect(few > 0)
  }

  @Test func whatEverybodyHasTellsNothing() {
    #expect(TraitEvidence.logOddsZ((5, 5), elsewhere: (95, 95), marketShare: 1) == 0)
    #expect(TraitEvidence.logOddsZ((0, 5), elsewhere: (0, 95), marketShare: 0) == 0)
    // Without others the prior stands for them.
    #expect(abs(TraitEvidence.logOddsZ((2, 10), elsewhere: (0, 0), marketShare: 0.2)) < 1e-12)
  }

  @Test(arguments: 1...6) func theVTestAgreesWithItsDefinition(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<60).map { _ in (generator.unit() * 20).rounded() }
    let members = Array(values.prefix(9))
    let ranks = values.map { value in
      Double(values.count { $0 < value }) + Double(values.count { $0 == value } + 1) / 2
    }
    let (n, count) = (9.0, 60.0)
    let mean = ranks.reduce(0, +) / count
    let variance = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let own = ranks.prefix(9).reduce(0, +) / n
    let expected = (own - mean) / (variance / n * (count - n) / (count - 1)).squareRoot()
    let v = TraitEvidence.rankVTest(members: members, of: SortedNumbers(values))
    #expect(abs(v - expected) < 1e-9)
  }

  @Test func allOfThemAreNoSample() {
    #expect(TraitEvidence.rankVTest(members: [1, 2, 3], of: SortedNumbers([1, 2, 3])) == 0)
    #expect(TraitEvidence.rankVTest(members: [2], of: SortedNumbers([2, 2, 2])) == 0)
    #expect(TraitEvidence.rankVTest(members: [], of: SortedNumbers([2, 3])) == 0)
  }

  @Test func sortedNumbersCountAndRankAsAPassDoes() {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<200).map { _ in
      generator.unit() < 0.1 ? Double.nan : (generator.unit() * 30).rounded()
    }
    let sorted = SortedNumbers(values)
    let known = values.filter { !$0.isNaN }
    #expect(sorted.count == known.count)
    for low in stride(from: -1.0, through: 31, by: 2.5) {
      for width in [0.0, 1, 7] {
        let range = low...low + width
        #expect(sorted.count(in: range) == known.count { range.contains($0) })
      }
    }
    let ranks = known.map { value in
      Double(known.count { $0 < value }) + Double(known.count { $0 == value } + 1) / 2
    }
    for (value, rank) in zip(known, ranks) { #expect(sorted.rank(value) == rank) }
    let mean = ranks.reduce(0, +) / Double(ranks.count)
    let variance = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ranks.count)
    #expect(abs(sorted.rankVariance - variance) < 1e-6)
  }
}
