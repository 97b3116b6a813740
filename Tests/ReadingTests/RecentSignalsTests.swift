import Reading
import Testing

@Suite struct RecentSignalsTests {
  @Test func theLastDayOfTheWindowCounts() throws {
    let asOf = try #require(CalendarDate("2026-06-30"))
    let table = SignalTable(
      source: "s.csv", kinds: ["visit", "funding"], people: [],
      signals: [(0, 0, 90), (1, 0, 91), (2, 1, 5), (3, 0, -1), (4, 0, 0)].map {
        .init(
          account: $0.0, kind: $0.1, date: asOf.adding(days: -$0.2), strength: 1, person: -1)
      })
    let visits = table.hasRecent(within: 90, of: asOf, accountCount: 6) { $0 == "visit" }
    #expect(visits == [true, false, false, false, true, false])
    let all = table.hasRecent(within: 90, of: asOf, accountCount: 6) { _ in true }
    #expect(all == [true, false, true, false, true, false])
    #expect(
      table.hasRecent(within: 90, of: asOf, accountCount: 2) { $0 == "none" } == [false, false])
  }
}
