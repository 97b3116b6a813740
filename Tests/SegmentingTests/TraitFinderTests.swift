import Modeling
import Reading
import Segmenting
import Testing

@Suite struct TraitFinderTests {
  @Test func levelsNumbersAndSignalsByHand() throws {
    let day = try #require(CalendarDate("2026-06-30"))
    let names = (0..<12).map { "\($0)" }
    let market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "Industry", field: "industry",
            values: .category(
              codes: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, -1], levels: ["Retail", "Media"])),
          Column(
            header: "Employees", field: "employees",
            values: .number([50, 51, 52, 53, 500, 600, 700, 800, 900, 1000, 1100, 1200])),
        ],
        lines: Array(2..<14)),
      signals: SignalTable(
        source: "signals.csv", kinds: ["funding"], people: [],
        signals: [
          .init(account: 0, kind: 0, date: day.adding(days: -90), strength: 1, person: -1),
          .init(account: 1, kind: 0, date: day.adding(days: -90), strength: 1, person: -1),
          .init(account: 2, kind: 0, date: day.adding(days: -91), strength: 1, person: -1),
          .init(account: 3, kind: 0, date: day.adding(days: 1), strength: 1, person: -1),
        ]))
    let family = FamilyOptions(
      family: .firmographic, weight: 1,
      features: ["industry", "employees", "signals.funding"].map {
        .init(field: $0, transform: .none)
      })
    let finder = TraitFinder(
      market: market, accounts: Array(0..<12), families: [family], asOf: day)
    let traits = finder.traits(of: [0, 1, 2, 3])
    let industry = try #require(traits.first { $0.field == "industry" })
    #expect(industry.text == "Retail")
    #expect(industry.count == 3)
    #expect(industry.share == 0.75)
    #expect(industry.shareOfAll == 0.25)
    // Funding 90 days before is within 90 days, 91 is not (AT-9), and the future does not exist.
    let funding = try #require(traits.first { $0.field == "signals.funding" })
    #expect(funding.text == "funding in 90 days")
    #expect(funding.count == 2)
    let employees = try #require(traits.first { $0.field == "employees" })
    #expect(employees.text == "51–53 employees")
  }
}
