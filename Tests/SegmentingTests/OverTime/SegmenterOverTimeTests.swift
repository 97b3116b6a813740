import Modeling
import Reading
import Scoring
import Segmenting
import Statistics
import TestSupport
import Testing

/// A market segmented twice, with an earlier run and without.
@Suite struct SegmenterOverTimeTests {
  private static let industries = (0..<8).map { "Industry \($0)" }
  private static let countries = (0..<5).map { "Country \($0)" }

  /// Accounts of 40 kinds; `changed` of the cells are drawn anew.
  private func market(_ count: Int, changed: Double = 0) -> Market {
    // A stream for each account, so that the first accounts are the same in a larger market.
    let drawn = (0..<count).map { account -> (industry: String, country: String, size: Double) in
      var generator = SeededGenerator(seed: 3, stream: UInt64(account))
      func level(_ levels: [String], _ own: Int) -> String {
        let draws = (0..<4).map { _ in generator.unit() }
        let other = levels[Int(draws[1] * Double(levels.count))]
        let new = levels[Int(draws[3] * Double(levels.count))]
        return draws[2] < changed ? new : draws[0] < 0.85 ? levels[own] : other
      }
      return (
        level(Self.industries, account % 8), level(Self.countries, account / 8 % 5),
        Double(1 + account % 3 * 10) * (100 + 100 * generator.unit())
      )
    }
    let names = (0..<count).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories("industry", drawn.map(\.industry)),
          categories("country", drawn.map(\.country)), numbers("employees", drawn.map(\.size)),
        ], lines: Array(2..<count + 2)))
  }

  private func model(market: Bool = false) -> Model {
    var model = Model(
      name: "Test", accounts: SourceOptions(path: "accounts.csv"), deals: nil, signals: nil,
      contacts: nil,
      families: [
        FamilyOptions(
          family: .firmographic, weight: 1,
          features: ["industry", "country", "employees"].map {
            .init(field: $0, transform: $0 == "employees" ? .log : .none)
          })
      ], groups: [], tiers: [], customers: nil,
      segments: SegmentOptions(
        tiers: [], sizes: 5...15, nameFields: ["industry"], marketSegmentCount: 0),
      isSuggested: false)
    model.segments.choosesMarketSegmentCount = market
    return model
  }

  private func scores(_ count: Int) -> ScoredAccounts {
    ScoredAccounts(
      asOf: nil, criteria: [], groupNames: [], groupMaxima: [], groupScores: [],
      totals: [Int32](repeating: 0, count: count), tiers: [Int](repeating: 2, count: count),
      reasons: [TierReason](repeating: .rule, count: count))
  }

  private func earlier(_ segmentation: Segmentation) -> EarlierSegments {
    EarlierSegments(
      segmentation.segments.flatMap { segment in
        segment.members.map {
          .init(account: $0, number: segment.number, name: segment.name, line: 2)
        }
      }, source: "segments.csv")
  }

  @Test func anUnchangedMarketKeepsEverything() throws {
    var segmenter = Segmenter(model: model())
    let first = try segmenter.segmentation(of: market(300), scores: scores(300), seed: 1)
    segmenter.earlier = earlier(first)
    let second = try segmenter.segmentation(of: market(300), scores: scores(300), seed: 1)
    #expect(second.segments.map(\.number) == first.segments.map(\.number))
    #expect(second.segments.map(\.members) == first.segments.map(\.members))
    #expect(second.changes?.counts == .init(stayed: 300, moved: 0, came: 0, left: 0, gone: 0))
    #expect(second.changes?.sentences.count == 1)
    // A name stays where it is true of three in five.
    let kept = zip(first.segments, second.segments).count { $0.name == $1.name }
    #expect(kept * 10 >= first.segments.count * 8)
  }

  @Test func aLittleChangedMarketKeepsMostWithAnEarlierRunAndFewWithout() throws {
    var segmenter = Segmenter(model: model())
    let first = try segmenter.segmentation(of: market(300), scores: scores(300), seed: 1)
    let cold = try segmenter.segmentation(
      of: market(315, changed: 0.02), scores: scores(315), seed: 1)
    segmenter.earlier = earlier(first)
    let warm = try segmenter.segmentation(
      of: market(315, changed: 0.02), scores: scores(315), seed: 1)
    let counts = try #require(warm.changes?.counts)
    #expect(counts.came == 15 && counts.left == 0 && counts.gone == 0)
    #expect(counts.stayed + counts.moved == 300)
    #expect(counts.stayed >= 270)
    #expect(warm.segments.allSatisfy { (5...15).contains($0.members.count) })
    #expect(Set(warm.segments.map(\.number)).count == warm.segments.count)
    #expect(Set(warm.segments.map(\.name)).count == warm.segments.count)
    // Without it as many stay at the best renaming.
    let identities = SegmentContinuity(earlier(first)).identities(
      of: cold.segments.map(\.members), names: cold.segments.map(\.name),
      order: Array(cold.segments.indices)
    ) { _, _ in true }
    let stayed = zip(cold.segments, identities).reduce(0) { total, pair in
      total + pair.0.members.count { earlier(first).number(of: $0) == pair.1.number }
    }
    #expect(stayed < counts.stayed)
  }

  @Test func theNumberOfMarketSegmentsIsChosenWithItsEvidence() throws {
    // Industry and country are drawn apart here: no coarse kinds beyond chance, or few.
    let result = try Segmenter(model: model(market: true))
      .segmentation(of: market(400), scores: scores(400), seed: 1)
    let choice = try #require(result.marketCount)
    #expect(choice.blockWord == "fields" && choice.sampleCount == 400)
    #expect(result.marketSegments.count == (choice.count > 1 ? choice.count : 0))
    #expect(result.notes.contains(choice.sentence))
    #expect(choice.result.evidence.map(\.count) == Array(2...12))
  }

  @Test func plantedKindsOfAccountAreFound() throws {
    // Three kinds that say themselves in every field.
    var generator = SeededGenerator(seed: 12)
    let kinds = (0..<300).map { _ in Int(generator.unit() * 3) }
    func level(_ name: String) -> [String] {
      kinds.map { "\(name) \(generator.unit() < 0.9 ? $0 : Int(generator.unit() * 3))" }
    }
    let names = kinds.indices.map { "\($0)" }
    let planted = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories("industry", level("I")), categories("country", level("C")),
          numbers("employees", kinds.map { Double(10 << (4 * $0)) * (1 + generator.unit()) }),
        ], lines: Array(2..<302)))
    let result = try Segmenter(model: model(market: true))
      .segmentation(of: planted, scores: scores(300), seed: 1)
    let choice = try #require(result.marketCount)
    #expect(choice.count == 3, "\(choice.sentence)")
    #expect(
      choice.sentence.hasPrefix("The market has 3 kinds of account: 2 to 12 kinds were tried"))
    #expect(result.marketSegments.count == 3)
  }
}
