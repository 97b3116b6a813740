import Backtesting
import Reading
import Testing

/// Deals by the quarter in which they began.
struct DealCohortsTests {
  private func deal(
    _ created: String?, _ outcome: DealOutcome, closed: String? = nil, account: Int? = nil,
    isExpansion: Bool = false
  ) -> DealTable.Deal {
    var deal = DealTable.Deal(
      id: "d", account: account, accountReference: "", outcome: outcome, amount: 1,
      created: created.flatMap { CalendarDate($0) }, closed: closed.flatMap { CalendarDate($0) },
      line: 2)
    deal.isExpansion = isExpansion
    return deal
  }

  private func cohorts(_ deals: [DealTable.Deal], asOf: String? = "2026-06-30") -> DealCohorts? {
    DealCohorts(
      DealTable(source: "deals.csv", deals: deals),
      asOf: asOf.flatMap { CalendarDate($0) })
  }

  private func deals(
    _ count: Int, _ created: String, _ outcome: DealOutcome, closed: String? = nil
  ) -> [DealTable.Deal] {
    (0..<count).map { _ in deal(created, outcome, closed: closed) }
  }

  @Test func quartersFollowTheCalendarAndHaveNoGaps() throws {
    let own = try #require(
      cohorts(
        deals(3, "2025-03-31", .won, closed: "2025-04-20")
          + deals(9, "2025-04-01", .lost, closed: "2025-05-01")
          + deals(3, "2025-06-30", .won, closed: "2025-07-01") + deals(7, "2025-10-01", .open)
          + deals(5, "2025-12-31", .won, closed: "2026-01-10")))
    #expect(own.quarters.map(\.name) == ["2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4"])
    #expect(own.quarters.map(\.count) == [3, 12, 0, 12])
    // Three are too few, and of the last twelve five have ended.
    #expect(own.quarters.map(\.isMature) == [false, true, false, false])
    #expect(own.quarters[3].rate.successes == 5 && own.quarters[3].rate.trials == 5)
    #expect(
      own.sentence
        == "Of the deals begun in 2025 Q2 25.0% of those that ended were won (8.9–53.2%); 1 later quarter says too little yet."
    )
  }

  @Test func onTheAsOfDayLaterClosesWereOpen() throws {
    let own = try #require(
      cohorts(
        [
          deal("2025-01-10", .won, closed: "2025-02-01"),
          deal("2025-01-11", .won, closed: "2025-07-01"),
          deal("2025-07-02", .won, closed: "2025-08-01"), deal("2025-02-01", .lost),
        ], asOf: "2025-06-30"))
    #expect(own.quarters.map(\.name) == ["2025 Q1"])
    #expect(own.quarters[0].won == 1 && own.quarters[0].open == 1 && own.quarters[0].lost == 1)
    #expect(own.sentence == "In no quarter have enough deals ended to tell its win rate.")
  }

  @Test func fourFifthsAreEnough() throws {
    let ended = deals(8, "2025-01-01", .lost, closed: "2025-02-01")
    #expect(try #require(cohorts(ended + deals(2, "2025-01-01", .open))).quarters[0].isMature)
    #expect(try !#require(cohorts(ended + deals(3, "2025-01-01", .open))).quarters[0].isMature)
  }

  @Test func newBusinessCountsAndTheLastTwelveQuartersAreTold() throws {
    #expect(
      cohorts([
        deal(nil, .won, closed: "2025-01-01"), deal("2025-01-01", .won, isExpansion: true),
        deal("2027-01-01", .open),
      ]) == nil)
    // The first win of a customer counts and what it began later does not; deals of nobody count.
    let all = try #require(
      cohorts([
        deal("2025-01-01", .won, closed: "2025-03-01", account: 0),
        deal("2025-02-01", .lost, closed: "2025-04-01", account: 0),
        deal("2025-03-02", .won, closed: "2025-04-01", account: 0), deal("2025-03-03", .open),
        deal("2025-03-02", .lost, account: 7),
      ]))
    #expect(
      all.quarters.map(\.won) == [1] && all.quarters[0].lost == 2 && all.quarters[0].open == 1)
    let own = try #require(
      cohorts([deal("2019-05-01", .lost, closed: "2019-06-01"), deal("2025-05-01", .open)]))
    #expect(own.quarters.count == 12 && own.quarters.first?.name == "2022 Q3")
    #expect(own.quarters.last?.name == "2025 Q2")
  }
}
