import Backtesting
import Modeling
import Reading
import Statistics
import Testing

@Suite struct MoneyTallyTests {
  private let asOf = CalendarDate("2026-06-30")

  private func report(
    _ test: TestMarket, cutoff: CalendarDate? = nil, threads: Int = 1, seed: UInt64 = 1
  ) throws -> BacktestReport {
    var backtest = Backtest(model: test.model)
    backtest.threadCount = threads
    backtest.seed = seed
    return try #require(
      backtest.report(
        on: test.market, scores: test.scores, cutoff: cutoff, asOf: asOf, segmentation: nil))
  }

  @Test func theWorkedExampleHasTooFewWinsInEveryTier() throws {
    let report = try report(.workedExample)
    for tier in report.tiers {
      let money = try #require(tier.money)
      #expect(money.averageDeal.interval == nil)
      #expect(money.revenuePerAccount.interval == nil)
      #expect(money.averageDeal.value == tier.averageDeal)
      #expect(money.isSmall)
    }
    let all = try #require(report.all.money)
    let perAccount = try #require(all.revenuePerAccount.interval)
    #expect(perAccount.contains(5180) && perAccount.lowerBound > 2500)
    #expect(all.averageDeal.interval?.contains(report.all.averageDeal) == true)
    // Budgets are given, so revenue per dollar has the interval of revenue per account.
    let perDollar = try #require(all.revenueAtLowBudget?.interval)
    #expect(abs(perDollar.lowerBound / perAccount.lowerBound - 500.0 / 630_000) < 1e-12)
    #expect(!all.isSmall)
    #expect(
      report.moneyNotes.contains { $0.hasPrefix("* Tiers 1, 2 and 3 have fewer than 20 wins") })
  }

  @Test func theLiftHasKoopmansIntervalMapped() throws {
    let report = try report(.workedExample)
    let interval = try #require(report.tiers[0].money?.lift.interval)
    let ratio = RatioInterval.bounds(
      successes: 8, trials: 40, otherSuccesses: 18, otherTrials: 460)
    #expect(abs(interval.lowerBound - ratio.lowerBound / (0.08 * ratio.lowerBound + 0.92)) < 1e-12)
    #expect(abs(interval.upperBound - ratio.upperBound / (0.08 * ratio.upperBound + 0.92)) < 1e-12)
    #expect(interval.contains(report.tiers[0].lift))
    #expect(report.all.money?.lift.interval == nil)
    #expect(
      report.moneyNotes.contains { $0.hasPrefix("Lift with its 95% interval: Tier 1 3.85× (") })
  }

  @Test func threadsDoNotChangeTheIntervalsAndSeedsDo() throws {
    let test = TestMarket(tiers: [.init(accounts: 90, won: 40), .init(accounts: 90, won: 30)])
    let one = try report(test).tiers.map { $0.money?.revenuePerAccount }
    #expect(try report(test, threads: 4).tiers.map { $0.money?.revenuePerAccount } == one)
    #expect(try report(test, seed: 2).tiers.map { $0.money?.revenuePerAccount } != one)
  }
}
