import Backtesting
import Testing

@Suite struct MeasureChoiceTests {
  @Test func accountsUnlessTheModelOrTheDataSayDeals() throws {
    var test = TestMarket(tiers: [.init(accounts: 10, won: 3, lost: 4)])
    #expect(try report(test).measure == .conversion)
    test.unit = .deal
    #expect(try report(test).measure == .winRate)
    test.unit = .account
    test.tiers[0].won = 10
    #expect(try report(test).measure == .winRate)
    #expect(try report(test).basis[0].hasPrefix("Every account has won at least once"))
  }

  @Test func dealsWithoutAccountsStandForThemselves() throws {
    let test = TestMarket(tiers: [.init(accounts: 10, won: 3, lost: 7)])
    var model = test.model
    model.accounts = nil
    let report = try #require(
      Backtest(model: model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
    #expect(report.measure == .winRate)
    #expect(report.basis[0].hasPrefix("Every deal stands for itself"))
    #expect(!report.verdicts.contains { $0.contains("account") })
  }

  private func report(_ test: TestMarket) throws -> BacktestReport {
    try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }
}
