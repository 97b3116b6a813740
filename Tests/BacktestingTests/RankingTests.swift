import Backtesting
import Testing

@Suite struct RankingTests {
  @Test func perfectAndReversedTiers() throws {
    let perfect = try #require(
      try report([(10, 10, 0), (10, 0, 10)]).ranking)
    #expect(perfect.areaUnderCurve == 1)
    #expect(perfect.trendZ > 0)
    let reversed = try #require(try report([(10, 0, 10), (10, 10, 0)]).ranking)
    #expect(reversed.areaUnderCurve == 0)
    #expect(abs(reversed.trendZ + perfect.trendZ) < 1e-12)
  }

  @Test func areaByHand() throws {
    // 1 of 2 won in Tier 1, 1 of 4 in Tier 2: pairs 1·1·½ + 1·3 + 1·3·½ of 2 · 4.
    let ranking = try #require(try report([(2, 1, 1), (4, 1, 3)]).ranking)
    #expect(abs(ranking.areaUnderCurve - (0.5 + 3 + 1.5) / 8) < 1e-12)
  }

  @Test func oneTierOrOneOutcomeRanksNothing() throws {
    #expect(try report([(10, 3, 7)]).ranking == nil)
    #expect(try report([(10, 0, 10), (5, 0, 5)]).ranking == nil)
    #expect(try report([(10, 0, 10), (5, 0, 5)]).gains.isEmpty)
  }

  @Test func gainsEndAtEverything() throws {
    let gains = try report([(2, 1, 1), (4, 1, 3)]).gains
    #expect(gains.map(\.label) == ["Tier 1", "Tiers 1 to 2"])
    #expect(abs(gains[0].share - 1.0 / 3) < 1e-12)
    #expect(gains[0].successShare == 0.5)
    #expect(gains[1].share == 1 && gains[1].successShare == 1 && gains[1].revenueShare == 1)
  }

  private func report(_ tiers: [(accounts: Int, won: Int, lost: Int)]) throws -> BacktestReport {
    let test = TestMarket(
      tiers: tiers.map { .init(accounts: $0.accounts, won: $0.won, lost: $0.lost) })
    return try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }
}
