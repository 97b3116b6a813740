import Modeling
import Reading
import Scoring
import Segmenting
import TestSupport
import Testing

@Suite struct SegmentPlannerTests {
  private let asOf = CalendarDate("2026-06-30")

  /// Twelve accounts of Tier 2, in logistics on SAP, and a retail one that bought; three have a contact.
  private var market: Market {
    let names = (0..<13).map { "Firm \($0)" }
    let levels = ["SAP", "AWS"]
    let tags = TagLists(
      offsets: (0...13).map(Int32.init), codes: (0..<13).map { $0 == 12 ? 1 : 0 }, levels: levels,
      isMissing: [Bool](repeating: false, count: 13))
    var market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories("industry", [String](repeating: "Logistics", count: 13)),
          Column(header: "Tech", field: "technologies", values: .tags(tags)),
          numbers("employees", (0..<13).map { Double(100 * $0) }),
        ], lines: Array(2..<15)),
      deals: DealTable(
        source: "deals.csv",
        deals: [
          .init(
            id: "1", account: 12, accountReference: "", outcome: .won, amount: 1, created: nil,
            closed: CalendarDate("2026-01-01"), line: 2),
          .init(
            id: "2", account: 3, accountReference: "", outcome: .lost, amount: 1, created: nil,
            closed: CalendarDate("2026-02-01"), line: 3),
        ]),
      signals: SignalTable(
        source: "signals.csv", kinds: ["pricing_visit", "funding"], people: [],
        signals: (0..<12).map {
          .init(
            account: Int32($0), kind: $0 < 7 ? 0 : 1,
            date: CalendarDate("2026-06-01") ?? CalendarDate(dayNumber: 0), strength: 1, person: -1)
        }))
    market.contacts = ContactTable(
      source: "contacts.csv",
      contacts: (0..<11).map {
        .init(account: $0, name: "", title: "", isReachable: $0 != 4, isDecisionMaker: $0 == 0)
      } + [.init(account: 0, name: "", title: "", isReachable: true, isDecisionMaker: false)])
    return market
  }

  private func planned() throws -> Segment {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      features: { firmographic: [industry], technographic: [technologies] }
      tiers:
        1: { when: employees > 1150, budget_per_month: 500..2000, owner: account executives }
        2: { when: otherwise, budget_per_month: 200..500, owner: SDR and marketing }
      segments: { sizes: 5..15, names: [industry, technologies] }
      """, file: "m.yaml")
    let scores = try Scorer(model: model).score(market, asOf: asOf)
    let found = try Segmenter(model: model).segmentation(of: market, scores: scores, seed: 1)
    return try #require(found.segments.first)
  }

  @Test func aPlanHasPlayOwnerBudgetAndContent() throws {
    let segment = try planned()
    #expect(segment.members == Array(0..<12))
    let reach = try #require(segment.reach)
    #expect(reach.accountCount == 10)
    #expect(reach.contactCount == 11)
    #expect(reach.unreached == [4, 11])
    let plan = try #require(segment.plan)
    // Seven showed interest; a funding happens to a company and shows none.
    #expect(plan.play == .roundTable)
    #expect(plan.reason == "7 of 12 showed interest in 90 days, and 10 to 15 peers fit one table")
    #expect(plan.owner == "SDR and marketing")
    #expect(plan.budgetPerMonth == 2400...6000)
    #expect(plan.content.anchor == "Guide to getting more from SAP in logistics")
    #expect(
      plan.content.proof == "The story of Firm 12, a customer like them: Logistics, but not SAP")
    #expect(plan.content.action == "Invitation from peer to peer; a benchmark of SAP to take home")
  }

  @Test func conditionsAreCheckedAgainstTheTable() throws {
    let checker = ConditionChecker(market: market, asOf: asOf)
    func holders(_ field: String, _ test: Segment.Condition.Test) -> [Int] {
      (0..<13).filter { checker.holds(.init(field: field, test: test), $0) }
    }
    #expect(holders("industry", .level("Logistics")).count == 13)
    #expect(holders("industry", .anyLevel(["Retail"])).isEmpty)
    #expect(holders("technologies", .tag("AWS")) == [12])
    #expect(holders("employees", .range(200...400)) == [2, 3, 4])
    #expect(holders("signals.funding", .within(days: 90)) == [7, 8, 9, 10, 11])
    #expect(holders("signals.funding", .within(days: 28)).isEmpty)
    #expect(holders("signals.funding", .within(days: 29)) == [7, 8, 9, 10, 11])
    #expect(holders("nothing", .level("x")).isEmpty)
  }
}
