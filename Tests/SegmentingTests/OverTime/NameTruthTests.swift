import Modeling
import Reading
import Segmenting
import TestSupport
import Testing

@Suite struct NameTruthTests {
  private let truth: NameTruth

  init() throws {
    // Ten accounts; six are US retailers on SAP with 200 to 900 employees, funded 80 days ago.
    let names = (0..<10).map { "\($0)" }
    let day = try #require(CalendarDate("2026-06-30"))
    let tags = TagLists(
      offsets: (0...10).map(Int32.init), codes: (0..<10).map { $0 < 6 ? 0 : 1 },
      levels: ["SAP", "Oracle"], isMissing: [Bool](repeating: false, count: 10))
    truth = NameTruth(
      Market(
        accounts: AccountTable(
          source: "a.csv", ids: names, names: names, domains: names.map { _ in "" },
          columns: [
            categories("country", (0..<10).map { $0 < 6 ? "United States" : "France" }),
            categories("industry", (0..<10).map { $0 < 6 ? "Retail" : $0 == 9 ? nil : "Media" }),
            Column(header: "T", field: "technologies", values: .tags(tags)),
            numbers("employees", (0..<10).map { $0 < 6 ? 200 + 140 * Double($0) : 5000 }),
            answers("is_public", (0..<10).map { $0 < 8 }),
          ], lines: Array(2..<12)),
        signals: SignalTable(
          source: "s.csv", kinds: ["funding"], people: [],
          signals: (0..<6).map {
            .init(
              account: Int32($0), kind: 0, date: day.adding(days: -80), strength: 1, person: -1)
          })), asOf: day)
  }

  @Test(arguments: [
    ("country = \"United States\" and industry = Retail and technologies = SAP", true),
    ("industry = Retail", true), ("is_public = yes", true),
    ("employees >= 200 and employees <= 900", true),
    ("employees >= 1000 and employees <= 2000", false),
    ("days_since(signals.funding) <= 90", true), ("days_since(signals.funding) <= 60", false),
    ("industry = Retail and industry = Media", false), ("technologies = Oracle", false),
    ("industry in [Retail, Media]", true), ("nothing = here", false), ("", false),
    ("industry = ", false), ("industry = Retail or is_public = yes", false),
  ])
  func ofAllTenSixAreEnough(meaning: String, expected: Bool) {
    #expect(truth.holds(meaning, of: Array(0..<10)) == expected)
  }

  @Test func fewerThanThreeInFiveAreNot() {
    #expect(truth.holds("industry = Retail", of: [0, 1, 2, 8, 9]))
    #expect(!truth.holds("industry = Retail", of: [0, 1, 7, 8, 9]))
    #expect(!truth.holds("industry = Retail", of: []))
  }

  @Test func whatAConditionSaysIsReadBack() throws {
    let conditions: [Segment.Condition] = [
      .init(field: "industry", test: .level("Retail, food & \"drinks\"")),
      .init(field: "country", test: .anyLevel(["United States", "France"])),
      .init(field: "signals.funding", test: .within(days: 90)),
      .init(field: "employees", test: .range(200...1_250.5)),
    ]
    let text = Segment.Condition.text(of: conditions)
    #expect(try #require(NameTruth.conditions(text)) == conditions)
    #expect(NameTruth.conditions("industry != Retail") == nil)
    #expect(NameTruth.conditions("employees >= 200") == nil)
  }
}
