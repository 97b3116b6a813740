import Backtesting
import Reading
import Testing

/// Several deals of an account that end alike say little more than one, in every rate, interval and test.
@Suite struct DealWorthTests {
  /// Two tiers of twenty accounts, ten deals each; the accounts of the first win more often.
  func report(alike: Bool) throws -> BacktestReport {
    var test = TestMarket(tiers: [.init(accounts: 20, won: 0), .init(accounts: 20, won: 0)])
    test.unit = .deal
    test.extraDeals = (0..<40).flatMap { account in
      (0..<10).map { deal -> DealTable.Deal in
        let share = account < 20 ? 6 : 4
        // All deals of an account end as its place says, or each account has the same share.
        let isWon = alike ? account % 10 < share : deal < share
        return DealTable.Deal(
          id: "\(account)/\(deal)", account: account, accountReference: "",
          outcome: isWon ? .won : .lost, amount: 1, created: nil, closed: nil, line: 2)
      }
    }
    let market = test.market
    return try #require(
      Backtest(model: test.model).report(
        on: market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }

  @Test func dealsThatEndAlikeProveNothing() throws {
    let report = try report(alike: true)
    let comparison = try #require(report.comparisons.first)
    // 120 of 200 against 80 of 200, which is 12 of 20 accounts against 8 of 20.
    #expect(comparison.higherRate.successes == 120 && comparison.lowerRate.successes == 80)
    #expect(abs(report.tiers[0].winRate.worth - 20) < 0.5)
    #expect(comparison.verdict == .notProven)
    #expect(comparison.fisherP > 0.3)
    #expect(report.ranking.map { $0.trendP > 0.1 } == true)
    let width = report.tiers[0].winRate.upper - report.tiers[0].winRate.lower
    #expect(width > 0.35)
    // As many more deals are needed as they are worth less.
    #expect(try #require(comparison.neededSizes).higher > 800)
  }

  @Test func dealsThatDoNotAreIndependent() throws {
    let report = try report(alike: false)
    #expect(report.tiers[0].winRate.worth == 200)
    #expect(report.comparisons.first?.verdict == .proven)
  }
}
