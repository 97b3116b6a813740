import Modeling
import Reading
import Testing

struct SourceSectionTests {
  private func deals(_ text: String) throws -> DealOptions? {
    try ModelFile.parse(leastModel + "\ndeals: " + text, file: "m.yaml").deals
  }

  @Test func aPathAloneMeansTheUsualWords() throws {
    let options = try #require(try deals("deals.csv"))
    #expect(options.outcome == .usual)
    #expect(options.unit == .account)
    #expect(options.windowMonths == nil)
    #expect(options.currency == "$")
  }

  @Test(arguments: [("12m", 12), ("2y", 24), ("1m", 1)])
  func windowsAreMonths(text: String, months: Int) throws {
    #expect(try deals("{ source: d.csv, window: \(text) }")?.windowMonths == months)
  }

  @Test func aWindowOfAllIsAllOfHistory() throws {
    #expect(try deals("{ source: d.csv, window: all }")?.windowMonths == nil)
  }

  @Test func everyDealIsItsOwnAccountWithoutAccounts() throws {
    let text = "tessera: 1\ndeals: d.csv\ntiers: { 1: { when: otherwise } }"
    #expect(try ModelFile.parse(text, file: "m.yaml").deals?.unit == .deal)
  }

  @Test(arguments: [
    ("accounts: { columns: {} }", "line 2, column 11: accounts has no “source”"),
    ("accounts: [a.csv]", "line 2, column 11: accounts is a list; write accounts: accounts.csv"),
    ("accounts:", "accounts is empty; write accounts: accounts.csv"),
    ("accounts: { source: '' }", "line 2, column 21: accounts.source is “”; write a path"),
    (
      "accounts: { source: a, colums: {} }",
      "line 2, column 24: “colums” is no key of accounts; did you mean “columns”?"
    ),
    (
      "accounts: { source: a, kinds: { founded: integer } }",
      "line 2, column 42: accounts.kinds.founded is “integer”; write one of number, category"
    ),
    (
      "accounts: { source: a, columns: { id: [x] } }",
      "line 2, column 39: accounts.columns.id is a list; write a header of the file"
    ),
    (
      "deals: { source: a, unit: account }",
      "line 2, column 27: deals.unit is “account”; there is no file of accounts"
    ),
    ("deals: { source: a, unit: lead }", "deals.unit is “lead”; write account or deal"),
    (
      "deals: { source: a, window: 12 }",
      "line 2, column 29: deals.window is “12”; write a number of months such as 12m"
    ),
    ("deals: { source: a, window: 0m }", "deals.window is “0m”"),
    (
      "deals: { source: a, exclude: [b] }",
      "deals.exclude is a list; write { pipeline: [Renewals] }"
    ),
    ("deals: { source: a, won: { a: b } }", "deals.won is a mapping; write [Closed Won]"),
  ])
  func saysWhereAndWhat(line: String, expected: String) {
    let said = complaint("tessera: 1\n\(line)\ntiers: { 1: { when: otherwise } }")
    #expect(said.hasPrefix("m.yaml, line 2") && said.contains(expected), "\(said)")
  }
}
