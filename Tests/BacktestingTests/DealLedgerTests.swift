import Backtesting
import Reading
import Testing

/// What counts of an account's deals, as the tier's row shows it.
@Suite struct DealLedgerTests {
  @Test func anAccountCountsOnceAndItsDealsEach() throws {
    let report = try report([
      deal(0, .won, 100, created: "2025-01-01", closed: "2025-01-11"),
      deal(0, .won, 300, created: "2025-01-01", closed: "2025-02-10"),
      deal(0, .lost, 50), deal(1, .lost, 70), deal(2, .open, 900),
    ])
    let all = report.all
    #expect(all.conversion.successes == 1 && all.conversion.trials == 4)
    #expect(all.winRate.successes == 2 && all.winRate.trials == 4)
    #expect(all.revenue == 400)
    #expect(all.averageDeal == 200)
    #expect(all.medianCycleDays == 25)
  }

  @Test func amountsThatAreNoneDoNotMakeAnAverageSmaller() throws {
    let report = try report([deal(0, .won, .nan), deal(1, .won, 0), deal(2, .won, 80)])
    #expect(report.all.dealsWithAmount == 1)
    #expect(report.all.averageDeal == 80)
    #expect(report.all.conversion.successes == 3)
  }

  @Test func dealsOfNobodyAreLeftOutAndSaid() throws {
    let report = try report([deal(0, .won, 10), deal(nil, .won, 10), deal(nil, .lost, 10)])
    #expect(report.all.winRate.trials == 1)
    #expect(report.basis.contains { $0.hasPrefix("2 resolved deals without a matching account") })
  }

  private func deal(
    _ account: Int?, _ outcome: DealOutcome, _ amount: Double, created: String = "",
    closed: String = ""
  ) -> DealTable.Deal {
    DealTable.Deal(
      id: "", account: account, accountReference: "", outcome: outcome, amount: amount,
      created: CalendarDate(created), closed: CalendarDate(closed), line: 2)
  }

  private func report(_ deals: [DealTable.Deal]) throws -> BacktestReport {
    var test = TestMarket(tiers: [.init(accounts: 4, won: 0)])
    test.extraDeals = deals
    return try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }
}
