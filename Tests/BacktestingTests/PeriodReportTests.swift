import Backtesting
import Modeling
import Reading
import TestSupport
import Testing

/// How the score ranked in one period after another.
@Suite struct PeriodReportTests {
  func evidence(_ planted: PlantedMarket, market: Market? = nil) throws -> PeriodEvidence {
    let report = try #require(
      try Backtest(model: try planted.model).report(
        on: market ?? planted.market, asOf: PlantedMarket.lastDay, segmentation: nil))
    return try #require(report.periods)
  }

  /// Few are won, so that the best do not leave the list and the rest become alike.
  static let steady = PlantedMarket(
    effects: [("a", 1.5), ("b", 1)], accountCount: 12_000, base: -4.5)

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aScoreThatHoldsRanksAlike() throws {
    let found = try evidence(Self.steady)
    #expect(found.periods.count >= 4)
    #expect(zip(found.periods, found.periods.dropFirst()).allSatisfy { $0.through == $1.after })
    #expect(found.periods.last?.through == PlantedMarket.lastDay)
    #expect(found.p > 0.001)
    for period in found.periods {
      #expect(try #require(period.areaUnderCurve.interval).lowerBound > 0.5)
    }
    #expect(found.sentence.contains("not shown to rank differently"))
  }

  /// In the newer half all deals end by chance.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aScoreThatCeasesToRankIsTold() throws {
    var market = Self.steady.market
    let half = PlantedMarket.lastDay.adding(days: -548)
    let deals = try #require(market.deals)
    market.deals = DealTable(
      source: deals.source,
      deals: deals.deals.enumerated().map { index, deal in
        var deal = deal
        if let closed = deal.closed, closed > half {
          deal.outcome = index % 3 == 0 ? .won : .lost
        }
        return deal
      })
    let found = try evidence(Self.steady, market: market)
    #expect(found.p < 0.001)
    #expect(found.sentence.contains("ranks differently from one period to another"))
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func everyAccountCountsUntilItIsWon() throws {
    let found = try evidence(Self.steady)
    let wins = try #require(Self.steady.market.deals).deals.count { $0.outcome == .won }
    let counted = found.periods.reduce(0) { $0 + $1.rate.successes }
    // Those before the first period have been won already.
    #expect(counted <= wins && counted > wins * 8 / 10)
    for (earlier, later) in zip(found.periods, found.periods.dropFirst()) {
      #expect(later.rate.trials == earlier.rate.trials - earlier.rate.successes)
    }
  }

  @Test func withoutDatesItSaysSo() throws {
    var undated = Self.steady
    undated.isDated = false
    let found = try evidence(undated)
    #expect(found.periods.isEmpty && found.p.isNaN)
    #expect(found.sentence.contains("cannot be told"))
  }

  @Test func fewWinsAreNotCompared() throws {
    var few = Self.steady
    few.accountCount = 1000
    let found = try evidence(few)
    #expect(found.periods.allSatisfy { $0.areaUnderCurve.interval == nil })
    #expect(found.sentence.hasPrefix("Too few accounts are won in single periods"))
  }
}
