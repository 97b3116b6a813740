import Modeling
import Reading
import TestSupport
import Testing

import Segmenting

@Suite struct NameTruthTests {
  private let truth: NameTruth

  init() throws {
    // Ten accounts; six are US retailers on SAP with 200 to 900 employees.
    let names = (0..<10).map { "\($0)" }
    let day = try #require(CalendarDate("2026-06-30"))
    var offsets: [Int32] = [0]
    for row in 1...10 as ClosedRange<Int32> {
      offsets.append(min(row, 6) + (row > 6 ? row - 6 : 0))
    }
    let market = Market(
      accounts: AccountTable(
        source: "a.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories("country", (0..<10).map { $0 < 6 ? "United States" : "France" }),
          categories("industry", (0..<10).map { $0 < 6 ? "Retail" : "Media" }),
          categories("use_case", (0..<10).map { $0 < 7 ? "Route planning" : "Other" }),
          Column(
            header: "T", field: "technologies",
            values: .tags(
              TagLists(
                offsets: offsets, codes: (0..<10).map { $0 < 6 ? 0 : 1 },
                levels: ["SAP", "Oracle"],
                isMissing: [Bool](repeating: false, count: 10)))),
          numbers("employees", (0..<10).map { $0 < 6 ? 200 + 140 * Double($0) : 5000 }),
          answers("is_public", (0..<10).map { $0 < 8 }),
        ], lines: Array(2..<12)),
      signals: SignalTable(
        source: "s.csv", kinds: ["funding"], people: [],
        signals: (0..<6).map {
          .init(account: Int32($0), kind: 0, date: day.adding(days: -80), strength: 1, person: -1)
        }))
    truth = NameTruth(
      market,
      families: [
        FamilyOptions(
          family: .firmographic, weight: 1,
          features: [
            "country", "industry", "use_case", "technologies", "employees", "is_public",
            "signals.funding",
          ].map { .init(field: $0, transform: .none) })
      ], asOf: day)
  }

  @Test(arguments: [
    ("US Retail on SAP, for route planning", true), ("Retail", true), ("Retail (2)", true),
    ("US Retail on SAP, 200–900 employees", true), ("is public", true),
    ("Retail, funding in 90 days", true), ("industry: Retail", true),
    ("US Retail on SAP, 1,000–2,000 employees", false), ("US Media on SAP", false),
    ("US Retail on Oracle", false), ("Retailers", false), ("No common trait", false), ("", false),
  ])
  func ofAllTenSixAreEnough(name: String, expected: Bool) {
    #expect(truth.holds(name, of: Array(0..<10)) == expected)
  }

  @Test func fewerThanThreeInFiveAreNot() {
    #expect(truth.holds("Retail", of: [0, 1, 2, 8, 9]))
    #expect(!truth.holds("Retail", of: [0, 1, 7, 8, 9]))
    #expect(!truth.holds("Retail", of: []))
  }
}
