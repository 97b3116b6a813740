import Modeling
import Reading
import Scoring
import Segmenting
import Statistics
import Testing

@Suite struct SegmenterTests {
  /// 60 accounts in Tier 2 in six groups of ten, and 20 in Tier 1.
  private let industries = ["Logistics", "Retail", "Banking", "Energy", "Health", "Media"]

  @Test func findsPlantedGroupsAndNamesThem() throws {
    let result = try Segmenter(model: model()).segmentation(of: market, scores: scores, seed: 1)
    #expect(result.segments.count == 6)
    #expect(result.segments.flatMap(\.members).sorted() == Array(0..<60))
    for segment in result.segments {
      #expect(Set(segment.members.map { $0 / 10 }).count == 1)
      #expect(segment.name.contains(industries[segment.members[0] / 10]))
      #expect(segment.traits.first { $0.field == "industry" }?.share == 1)
      #expect(segment.cohesion > 0.5)
    }
    #expect(Set(result.segments.map(\.name)).count == 6)
    #expect(result.scope == "Tier 2")
    #expect(abs(result.familyShares.reduce(0) { $0 + $1.actual } - 1) < 1e-9)
  }

  @Test func theMarketIsCutByKMeans() throws {
    let result = try Segmenter(model: model(market: 4))
      .segmentation(of: market, scores: scores, seed: 1)
    #expect(result.marketSegments.count == 4)
    #expect(result.marketSegments.flatMap(\.members).sorted() == Array(0..<80))
    #expect(result.marketSegments[0].members.count >= result.marketSegments[3].members.count)
  }

  @Test func fewerDistinctAccountsThanMarketSegmentsAreSaid() throws {
    let result = try Segmenter(model: model(market: 79))
      .segmentation(of: market, scores: scores, seed: 1)
    let distinct = result.marketSegments.count
    #expect(distinct < 79)
    #expect(
      result.notes.contains(
        "Market segments: \(distinct) of 79 clusters have a row: there are not more distinct rows "
          + "than that."))
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    var segmenter = Segmenter(model: model(market: 3))
    let one = try segmenter.segmentation(of: market, scores: scores, seed: 4)
    segmenter.threadCount = 2
    let two = try segmenter.segmentation(of: market, scores: scores, seed: 4)
    #expect(one.segments.map(\.members) == two.segments.map(\.members))
    #expect(one.marketSegments.map(\.members) == two.marketSegments.map(\.members))
    #expect(one.segments.map(\.name) == two.segments.map(\.name))
  }

  @Test func tooFewAccountsAreLeftOverAndNoneIsNone() throws {
    let few = try Segmenter(model: model(tiers: [3])).segmentation(
      of: market, scores: scores(tierOf: { $0 < 3 ? 3 : 2 }), seed: 1)
    #expect(few.segments.isEmpty)
    #expect(few.leftOver.map(\.account) == [0, 1, 2])
    #expect(
      few.leftOverReasons[0].reason == "3 accounts of Tier 3, fewer than the smallest segment of 5")
    let none = try Segmenter(model: model(tiers: [3]))
      .segmentation(of: market, scores: scores, seed: 1)
    #expect(none.segments.isEmpty)
    #expect(none.notes == ["Tier 3 holds no account, so there is nothing to segment."])
  }

  @Test func aNameFieldThatIsNoColumnNamesTheOneThatWasMeant() throws {
    var model = model()
    model.segments.nameFields = ["industri"]
    do {
      _ = try Segmenter(model: model).segmentation(of: market, scores: scores, seed: 1)
      Issue.record("a field that is no column was accepted")
    } catch {
      #expect(
        error.description
          == "segments: names: accounts.csv has no column industri; did you mean industry?")
    }
  }

  @Test func countsWhoCanBeReached() throws {
    var market = market
    market.contacts = ContactTable(
      source: "contacts.csv",
      contacts: [
        .init(account: 0, name: "", title: "CFO", isReachable: true, isDecisionMaker: true),
        .init(account: 0, name: "", title: "Buyer", isReachable: true, isDecisionMaker: false),
        .init(account: 1, name: "", title: "Buyer", isReachable: true, isDecisionMaker: false),
        .init(account: 2, name: "", title: "CFO", isReachable: false, isDecisionMaker: true),
      ])
    let result = try Segmenter(model: model()).segmentation(of: market, scores: scores, seed: 1)
    let segment = try #require(result.segments.first { $0.members.contains(0) })
    var reach = Segment.Reach(accountCount: 2, decisionMakerAccountCount: 1)
    reach.contactCount = 3
    reach.unreached = segment.members.filter { $0 > 1 }
    #expect(segment.reach == reach)
  }

  private func model(tiers: [Int] = [2], market: Int = 0) -> Model {
    Model(
      name: "Test", accounts: SourceOptions(path: "accounts.csv"), deals: nil, signals: nil,
      contacts: nil,
      families: [
        FamilyOptions(
          family: .firmographic, weight: 1,
          features: [
            .init(field: "industry", transform: .none), .init(field: "employees", transform: .log),
          ])
      ],
      groups: [], tiers: [], customers: nil,
      segments: SegmentOptions(
        tiers: tiers, sizes: 5...15, nameFields: ["industry"], marketSegmentCount: market),
      isSuggested: false)
  }

  private var market: Market {
    var generator = SeededGenerator(seed: 11)
    let codes = (0..<80).map { Int32($0 < 60 ? $0 / 10 : $0 % 6) }
    let employees = codes.map { Double(100 << (2 * $0)) * (1 + generator.unit() / 2) }
    let names = (0..<80).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names,
        domains: names.map { _ in "" },
        columns: [
          Column(
            header: "Industry", field: "industry",
            values: .category(codes: codes, levels: industries)),
          Column(header: "Employees", field: "employees", values: .number(employees)),
        ],
        lines: Array(2..<82)))
  }

  private var scores: ScoredAccounts { scores(tierOf: { $0 < 60 ? 2 : 1 }) }

  private func scores(tierOf: (Int) -> Int) -> ScoredAccounts {
    ScoredAccounts(
      asOf: nil, criteria: [], groupNames: [], groupMaxima: [],
      groupScores: [], totals: [Int32](repeating: 0, count: 80), tiers: (0..<80).map(tierOf),
      reasons: [TierReason](repeating: .rule, count: 80))
  }
}
