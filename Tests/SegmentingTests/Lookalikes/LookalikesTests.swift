import Modeling
import Reading
import Scoring
import Segmenting
import Statistics
import TestSupport
import Testing

@Suite struct LookalikesTests {
  private static let industries = ["Logistics", "Retail", "Banking", "Energy"]
  private let day = CalendarDate(dayNumber: 20_000)

  private func deal(
    _ account: Int, _ outcome: DealOutcome, closed days: Int
  ) -> DealTable.Deal {
    DealTable.Deal(
      id: "", account: account, accountReference: "", outcome: outcome, amount: 1, created: nil,
      closed: day.adding(days: days), line: 2)
  }

  private func market(_ count: Int) -> Market {
    var generator = SeededGenerator(seed: 4)
    let names = (0..<count).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories(
            "industry",
            (0..<count).map { generator.unit() < 0.05 ? nil : Self.industries[$0 % 4] }),
          numbers(
            "employees",
            (0..<count).map { Double(100 << (2 * ($0 % 4))) * (1 + generator.unit()) }),
        ], lines: Array(2..<count + 2)),
      deals: DealTable(
        source: "deals.csv",
        deals: [
          deal(0, .won, closed: -10), deal(1, .lost, closed: -10), deal(2, .won, closed: 10),
          deal(4, .won, closed: -400), deal(4, .lost, closed: -1), deal(5, .open, closed: 30),
        ]))
  }

  private func scores(_ count: Int) -> ScoredAccounts {
    ScoredAccounts(
      asOf: day, criteria: [], groupNames: [], groupMaxima: [], groupScores: [],
      totals: [Int32](repeating: 0, count: count), tiers: (0..<count).map { 1 + $0 % 3 },
      reasons: (0..<count).map { $0 == 8 ? .existingCustomer : .rule })
  }

  private var search: Lookalikes {
    Lookalikes(
      model: Model(
        name: "Test", accounts: SourceOptions(path: "accounts.csv"), deals: nil, signals: nil,
        contacts: nil,
        families: [
          FamilyOptions(
            family: .firmographic, weight: 1,
            features: [
              .init(field: "industry", transform: .none),
              .init(field: "employees", transform: .log),
            ])
        ], groups: [], tiers: [], customers: nil,
        segments: SegmentOptions(tiers: [2], sizes: 5...15, nameFields: [], marketSegmentCount: 0),
        isSuggested: false))
  }

  @Test func wonIsWhoHasAWonDealOnTheDay() {
    #expect(Lookalikes.wonAccounts(market(20), asOf: day) == [0, 4])
    #expect(Lookalikes.wonAccounts(market(20), asOf: day.adding(days: 10)) == [0, 2, 4])
    #expect(Lookalikes.wonAccounts(market(20), asOf: nil) == [0, 2, 4])
  }

  @Test func findsOpenAccountsOfTheSameKind() throws {
    let result = try search.result(for: [0, 4], in: market(200), scores: scores(200))
    // 200 accounts less two won ones and a customer.
    #expect(result.openCount == 197)
    #expect(result.groups.map(\.account) == [0, 4])
    for group in result.groups {
      #expect(group.lookalikes.count == 10)
      for other in group.lookalikes {
        #expect(other.account % 4 == 0 && ![0, 4, 8].contains(other.account))
        #expect(other.shared.contains { $0.text == "industry: Logistics" })
        #expect(other.similarity <= 1 && other.similarity > 0.9)
      }
      #expect(
        zip(group.lookalikes, group.lookalikes.dropFirst()).allSatisfy {
          $0.similarity >= $1.similarity
        })
      for other in group.lookalikes {
        #expect(
          zip(other.shared, other.shared.dropFirst()).allSatisfy { $0.shareOfAll <= $1.shareOfAll })
      }
    }
  }

  @Test func manyAtOnceAreWhatEachIsByItselfForAnyNumberOfThreads() throws {
    var search = search
    search.count = 3
    let all = try search.result(for: Array(0..<40), in: market(200), scores: scores(200))
    let one = try search.result(for: [17], in: market(200), scores: scores(200))
    #expect(all.groups[17] == one.groups[0])
    search.threadCount = 2
    let two = try search.result(for: Array(0..<40), in: market(200), scores: scores(200))
    #expect(two.groups == all.groups)
  }

  @Test func whatIsSharedIsCountedAmongAllAccounts() throws {
    let market = market(200)
    let traits = AccountTraits(market, families: search.model.families, asOf: nil)
    guard case .number(let employees)? = market.accounts.column("employees")?.values,
      case .category(let codes, _)? = market.accounts.column("industry")?.values
    else { return }
    for other in stride(from: 8, to: 80, by: 4) where codes[other] == 0 {
      let shared = traits.shared(12, other)
      let industry = try #require(shared.first { $0.field == "industry" })
      #expect(industry.shareOfAll == Double(codes.count { $0 == 0 }) / 200)
      let reach = (employees[12] - employees[other]).magnitude
      let share = Double(employees.count { ($0 - employees[12]).magnitude <= reach }) / 200
      let near = shared.first { $0.field == "employees" }
      #expect((near != nil) == (share <= 0.1))
      if let near { #expect(abs(near.shareOfAll - share) < 0.006) }
    }
  }

  @Test func similaritiesAreSaidInWords() {
    #expect(SimilarityText.percent(0.874) == "87%")
    #expect(SimilarityText.percent(-0.4) == "0%")
    #expect(
      [0.95, 0.8, 0.6, 0.3, 0, -1].map(SimilarityText.word) == [
        "nearly the same", "very alike", "alike", "somewhat alike", "hardly alike", "hardly alike",
      ])
  }
}
