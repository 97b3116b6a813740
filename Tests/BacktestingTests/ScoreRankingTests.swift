import Backtesting
import Modeling
import Reading
import Scoring
import Statistics
import TestSupport
import Testing

/// What is said of a score, on markets laid down by hand.
@Suite struct ScoreRankingTests {
  @Test func aGoodScoreIsSaidToRankBetterThanChance() throws {
    // 100 accounts by descending score; of the first forty every other one is won, and of the rest one in six.
    let ranking = try ranking(
      RankedMarket(won: (0..<100).map { $0 < 40 ? $0 % 2 == 0 : $0 % 6 == 0 }))
    let outcomes = (0..<100).map { $0 < 40 ? $0 % 2 == 0 : $0 % 6 == 0 }
    let area = AreaUnderCurve(
      RankedGroups(scores: (0..<100).map { -Double($0) }, outcomes: outcomes))
    #expect(ranking.unitCount == 100 && ranking.trials == 100 && ranking.successes == 30)
    #expect(ranking.areaUnderCurve == RankingFigure(value: area.value, interval: area.interval))
    #expect(ranking.verdict.hasPrefix("The score ranks accounts better than chance (AUC 0."))
    #expect(ranking.precisionByChance == 0.3)
    #expect(ranking.deciles.count == 10)
    #expect(ranking.deciles[0].scores == 91...100)
    #expect(ranking.deciles[1].scores == 81...90)
    #expect(ranking.deciles.map(\.trials) == [Double](repeating: 10, count: 10))
    expect(ranking.deciles.prefix(4).map(\.successes), [5, 5, 5, 5])
    expect(ranking.deciles.map(\.gain.value).suffix(1), [1])
    expect([ranking.deciles[0].lift.value, ranking.deciles[0].rate.value], [0.5 / 0.3, 0.5])
    expect([ranking.deciles[1].cumulativeLift.value], [0.5 / 0.3])
    let wilson = WilsonInterval.bounds(successes: 5, trials: 10)
    expect([ranking.deciles[0].rate.interval?.lowerBound ?? 0], [wilson.lowerBound])
    #expect(ranking.notes.isEmpty)
  }

  @Test func theOrderOfRowsMeansNothing() throws {
    let won = (0..<60).map { $0 % 3 == 0 || $0 < 10 }
    let scores = (0..<60).map { 100 * Int32($0 / 25) }
    let one = try ranking(RankedMarket(won: won, totals: scores))
    let other = try ranking(RankedMarket(won: won.reversed(), totals: scores.reversed()))
    #expect(one.areaUnderCurve.value == other.areaUnderCurve.value)
    expect(one.deciles.map(\.successes), other.deciles.map(\.successes))
    #expect(one.notes.contains { $0.contains("shared out in proportion") })
  }

  @Test func withFewWinsNoIntervalIsGiven() throws {
    let ranking = try ranking(RankedMarket(won: (0..<100).map { $0 < 19 }))
    #expect(
      ranking.verdict
        == "Too few wins (19, and 20 are needed) to estimate how well the score ranks accounts.")
    #expect(ranking.areaUnderCurve.value == 1)
    #expect(ranking.areaUnderCurve.interval == nil && ranking.kolmogorovSmirnov.interval == nil)
    #expect(ranking.averagePrecision.interval == nil)
    let enough = try self.ranking(RankedMarket(won: (0..<100).map { $0 < 20 }))
    #expect(enough.areaUnderCurve.interval != nil)
    let fewLost = try self.ranking(RankedMarket(won: (0..<100).map { $0 > 4 }))
    #expect(fewLost.verdict.hasPrefix("Too few that are not won (5, and 20 are needed)"))
  }

  @Test func winsOfOneAccountAreNotTwentyWins() throws {
    var market = RankedMarket(won: (0..<60).map { $0 < 10 })
    market.unit = .deal
    market.dealsPerAccount = 4
    let ranking = try ranking(market)
    #expect(ranking.successes == 40 && ranking.trials == 240)
    #expect(ranking.verdict.hasPrefix("Too few wins (10 from different accounts"))
    #expect(ranking.notes.contains { $0.contains("deals of one account") })
  }

  @Test func degenerateMarketsSayWhatIsMissing() throws {
    let none = try ranking(RankedMarket(won: [Bool](repeating: false, count: 30)))
    #expect(
      none.verdict == "None of the accounts that count is won, so the score cannot be judged.")
    #expect(none.deciles.isEmpty && none.areaUnderCurve.value.isNaN)
    var deals = RankedMarket(won: [Bool](repeating: true, count: 30))
    deals.unit = .deal
    #expect(
      try ranking(deals).verdict == "All deals that count are won, so the score cannot be judged.")
    let flat = try ranking(
      RankedMarket(won: (0..<60).map { $0 < 30 }, totals: [Int32](repeating: 500, count: 60)))
    #expect(flat.verdict == "All accounts have the same score, so it ranks nothing.")
    #expect(flat.areaUnderCurve.value == 0.5 && flat.deciles.isEmpty)
  }

  @Test func theWrongWayRoundIsSaid() throws {
    let ranking = try ranking(RankedMarket(won: (0..<100).map { $0 >= 70 }))
    #expect(ranking.verdict.hasPrefix("The score ranks accounts the wrong way round (AUC 0.000"))
    let chance = try self.ranking(RankedMarket(won: (0..<100).map { $0 % 2 == 0 }))
    #expect(chance.verdict.hasPrefix("The score is not shown to rank accounts better than chance"))
  }

  @Test func customersDoNotCount() throws {
    var market = RankedMarket(won: (0..<100).map { $0 < 50 })
    market.customerCount = 15
    let ranking = try ranking(market)
    #expect(ranking.unitCount == 85 && ranking.successes == 35)
  }

  private func ranking(_ market: RankedMarket) throws -> ScoreRanking {
    let report = try #require(
      Backtest(model: market.model).report(
        on: market.market, scores: market.scores, cutoff: nil, asOf: nil, segmentation: nil))
    return try #require(report.scoreRanking)
  }

  private func expect(_ found: [Double], _ wanted: [Double]) {
    #expect(found.count == wanted.count)
    for (a, b) in zip(found, wanted) { #expect(abs(a - b) < 1e-9, "\(a) is not \(b)") }
  }
}
