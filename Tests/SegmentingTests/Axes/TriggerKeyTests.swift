import Reading
import Segmenting
import TestSupport
import Testing

/// AT-9: funding 90 days before the as-of day is in the window, 91 days before it is not.
@Suite struct TriggerKeyTests {
  private let asOf = CalendarDate("2026-06-30")

  private func market(
    _ signals: [(account: Int32, kind: Int32, date: CalendarDate)] = [], columns: [Column] = []
  ) -> Market {
    let names = ["a", "b", "c", "d"]
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: ["", "", "", ""],
        columns: columns, lines: [2, 3, 4, 5]),
      signals: SignalTable(
        source: "signals.csv", kinds: ["funding", "merger", "pricing_visit"], people: [],
        signals: signals.map {
          .init(account: $0.account, kind: $0.kind, date: $0.date, strength: 1, person: -1)
        }))
  }

  private func before(_ days: Int) throws -> CalendarDate {
    try #require(asOf).adding(days: -days)
  }

  @Test func theLastDayOfTheWindowCounts() throws {
    let key = try TriggerKey.levels(
      ["funding"], within: 90,
      of: market([
        (0, 0, try before(90)), (1, 0, try before(91)), (2, 0, try before(0)),
        (3, 0, try before(-1)),
      ]), asOf: asOf)
    #expect(key.codes == [0, -1, 0, -1])
    #expect(key.levels == ["funding"])
    #expect(key.absence == "no trigger in 90 days")
  }

  @Test func theLatestTriggerDecides() throws {
    let key = try TriggerKey.levels(
      ["funding", "merger"], within: 90,
      of: market([
        (0, 0, try before(60)), (0, 1, try before(10)), (1, 1, try before(80)),
        (1, 0, try before(20)), (2, 0, try before(5)), (2, 1, try before(5)),
        (3, 2, try before(1)),
      ]), asOf: asOf)
    // On one day the trigger that is named first decides; a visit is none.
    #expect(key.codes == [1, 0, 0, -1])
  }

  @Test func datesOfAccountsAreTriggersToo() throws {
    let dates = Column(
      header: "Last Funding Date", field: "funding_date",
      values: .date(DateColumn([try before(3), try before(100), nil, try before(90)])))
    let key = try TriggerKey.levels(
      ["funding", "funding_date"], within: 90,
      of: market([(1, 0, try before(7))], columns: [dates]), asOf: asOf)
    #expect(key.levels == ["funding"])
    #expect(key.codes == [0, 0, -1, 0])
  }

  @Test func withoutADayNothingIsATrigger() throws {
    let key = try TriggerKey.levels(
      ["funding"], within: 90, of: market([(0, 0, try before(1))]), asOf: nil)
    #expect(key.codes == [-1, -1, -1, -1])
  }

  @Test func anUnknownTriggerNamesTheOneThatWasMeant() {
    #expect {
      _ = try TriggerKey.levels(["fundin"], within: 90, of: market(), asOf: asOf)
    } throws: { error in
      "\(error)"
        == "segments: axes: triggers: fundin is no kind of signal and no column of dates; did you mean funding?"
    }
  }
}
