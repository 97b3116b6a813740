import Backtesting
import Reading
import TestSupport
import Testing

/// Whether the accounts have changed, on markets where one knows it.
struct DriftTestsTests {
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func nothingIsFoundWhereNothingChanges() throws {
    var alarms = 0
    for seed in 0..<1500 {
      var market = ProbeMarket(seed: UInt64(seed), count: 400)
      market.addHonestColumns()
      let drift = try #require(try market.report()?.drift)
      #expect(drift.mixes.count >= 8)
      let isAlarm = drift.isRateChanged || drift.mixes.contains { $0.adjustedP < 0.05 }
      alarms += isAlarm ? 1 : 0
    }
    // 75 are allowed; 100 are three standard deviations more.
    #expect(alarms <= 100, "\(alarms) of 1500")
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aChangeOfTheMixIsFound() throws {
    var found = 0
    for seed in 0..<60 {
      var market = ProbeMarket(seed: UInt64(seed))
      market.addHonestColumns()
      let middle = (ProbeMarket.days.lowerBound + ProbeMarket.days.upperBound) / 2
      market.add(
        categories(
          "region",
          market.closes.map { day in
            market.chance() < (day.dayNumber < middle ? 0.7 : 0.3) ? "North" : "South"
          }))
      let drift = try #require(try market.report()?.drift)
      found += drift.changed.contains { $0.name == "region" } ? 1 : 0
    }
    #expect(found >= 57, "\(found) of 60")
  }

  @Test func theSentenceNamesFieldIndexAndLimit() throws {
    var market = ProbeMarket(seed: 1)
    market.addHonestColumns()
    let middle = (ProbeMarket.days.lowerBound + ProbeMarket.days.upperBound) / 2
    market.add(numbers("seats", market.closes.map { $0.dayNumber < middle ? market.chance() : 2 }))
    let drift = try #require(try market.report()?.drift)
    let seats = try #require(drift.changed.first)
    #expect(seats.name == "seats" && seats.index > 1 && seats.limit < 0.12)
    #expect(drift.olderCount + drift.newerCount == 600)
    #expect(drift.sentences[0].hasPrefix("The mix of accounts has changed since \(drift.since) ("))
    #expect(drift.sentences[0].contains("seats PSI "))
    #expect(drift.sentences[0].contains("(limit 0.1"))
  }

  @Test func aChangeOfTheRateIsFound() throws {
    var market = ProbeMarket(seed: 1).withIntent().market
    let deals = (market.deals?.deals ?? []).map { deal in
      var deal = deal
      let isOld = (deal.closed?.dayNumber ?? 0) < ProbeMarket.days.lowerBound + 200
      deal.outcome = deal.line % 10 < (isOld ? 4 : 1) ? .won : .lost
      return deal
    }
    market.deals = DealTable(source: "deals.csv", deals: deals)
    var backtest = Backtest(model: try ProbeMarket(seed: 1).model())
    backtest.resampleCount = 20
    let drift = try #require(
      try backtest.report(on: market, asOf: nil, segmentation: nil)?.drift)
    #expect(drift.isRateChanged && drift.rateDifference.upperBound < 0)
    #expect(drift.sentences[1].hasPrefix("The win rate has fallen: "))
  }

  @Test func withoutDatesOrWithFewAccountsThereIsNoDrift() throws {
    var few = ProbeMarket(seed: 1, count: 50)
    few.addHonestColumns()
    #expect(try few.report()?.drift == nil)
    let report = try #require(
      try Backtest(model: RankedMarket(won: [true, false]).model).report(
        on: RankedMarket(won: [true, false]).market, asOf: nil, segmentation: nil))
    #expect(report.drift == nil)
  }
}
