import Reading
import Testing

struct SignalReadingTests {
  private let accounts = "Id,Name,Website\nA1,Acme,acme.com\nA2,Beta,beta.com\n"

  private func read(_ signals: String) throws -> Market {
    let files = try Files(["accounts.csv": accounts, "signals.csv": signals])
    return try files.reader.read(
      accounts: SourceOptions(path: "accounts.csv"), deals: nil,
      signals: SourceOptions(path: "signals.csv"))
  }

  @Test func readsEventsOfAccounts() throws {
    let market = try read(
      """
      domain,date,signal,strength,person
      beta.com,2025-01-03,Pricing Visit,2,Ann
      acme.com,2025-01-02,pricing_visit,,Bob
      ACME.com,2025-01-01,Download,5,Ann
      other.com,2025-01-01,Download,5,
      acme.com,,Download,5,
      acme.com,soon,Download,5,
      """)
    let table = try #require(market.signals)
    #expect(table.kinds == ["pricing_visit", "download"])
    #expect(table.people == ["Ann", "Bob"])
    #expect(table.signals.map(\.account) == [0, 0, 1])
    #expect(table.signals.map(\.kind) == [1, 0, 0])
    #expect(table.signals.map(\.strength) == [5, 1, 2])
    #expect(table.signals.map(\.person) == [0, 1, 0])
    #expect(market.latestDate == CalendarDate("2025-01-03"))
    #expect(
      fates(market.reconciliations[1]) == [
        "signal read: 3", "no account matches: 1 not used", "no date: 2 not used",
      ])
    #expect(
      market.reconciliations[1].fates[2].examples == [
        .init(line: 6, value: ""), .init(line: 7, value: "soon"),
      ])
  }

  @Test func readsSurgesByTopic() throws {
    let market = try read(
      "company_name,domain,topic_name,composite_score,cdt\n"
        + "Acme,acme.com,Programming Languages,71,2017-07-23 12:07:00 UTC\n")
    let table = try #require(market.signals)
    #expect(table.kinds == ["programming_languages"])
    #expect(table.signals[0].strength == 71)
    #expect(table.signals[0].date == CalendarDate("2017-07-23"))
    #expect(table.signals[0].person == -1)
  }

  @Test func refusesSignalsWithoutDates() throws {
    #expect(
      throws: ReadingError.roleMissing(
        file: "signals.csv", roles: ["date"], headers: ["domain", "signal"])
    ) { try read("domain,signal\nacme.com,visit\n") }
  }
}
