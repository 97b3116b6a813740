import Backtesting
import Modeling
import Statistics
import Testing

/// Whether rates rise with the score, on markets laid down by hand.
@Suite struct ScoreCalibrationTests {
  @Test func aRateThatRisesIsSaidToRise() throws {
    // 200 accounts by descending score, twenty a bin; from the top 18, 16, …, 0 of twenty are won.
    let won = (0..<200).map { $0 % 20 < 18 - 2 * ($0 / 20) }
    let found = try calibration(RankedMarket(won: won))
    #expect(found.bins.map(\.rate.successes) == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
    #expect(found.bins.map(\.rate.trials) == [Int](repeating: 20, count: 10))
    #expect(found.bins[0].scores == 1...20 && found.bins[9].scores == 181...200)
    #expect(found.bins[0].meanScore == 10.5)
    let wilson = WilsonInterval.bounds(successes: 18, trials: 20)
    #expect(found.bins[9].rate.lower == wilson.lowerBound)
    #expect(found.fallCount == 0 && found.steps.count == 9)
    #expect(found.verdict == "In none of 9 steps from lower to higher scores does conversion fall.")
    #expect(
      found.notes == [
        "Scores are points and promise no rate: the rates are those of the deals at hand."
      ])
  }

  @Test func fallsAreCountedAndTestedTogether() throws {
    // From the lowest scores: 2, 10, 9, 14, 13 of twenty; no fall is more than chance.
    let small = try calibration(
      RankedMarket(won: outcomes([2, 10, 9, 14, 13, 15, 16, 17, 18, 19])))
    #expect(small.steps.map(\.isFall).prefix(4) == [false, true, false, true])
    #expect(small.fallCount == 2 && small.provenFallCount == 0)
    #expect(
      small.verdict
        == "In 2 of 9 steps conversion falls although the score rises; in none of them beyond chance."
    )
    let large = try calibration(RankedMarket(won: outcomes([2, 19, 1, 10, 9, 15, 16, 17, 18, 19])))
    let p = FisherTest.twoSidedP(successes: 19, trials: 20, otherSuccesses: 1, otherTrials: 20)
    #expect(large.steps[1].p == p && large.steps[1].isProvenFall)
    let adjusted = HolmAdjustment.adjusted(large.steps.map(\.p))
    #expect(large.steps.map(\.adjustedP) == adjusted)
    // The rise from the first to the second is as sure, and no fall.
    #expect(large.steps[0].adjustedP < 0.05 && !large.steps[0].isProvenFall)
    #expect(large.verdict.hasSuffix("although the score rises; in 1 of them beyond chance."))
  }

  @Test func theRatesThatNeverFallAreThoseOfAllScores() throws {
    let won = outcomes([2, 10, 9, 14, 13, 15, 16, 17, 18, 19])
    let found = try calibration(RankedMarket(won: won))
    let fit = IsotonicFit(
      won.reversed().map { $0 ? 1 : 0 }, weights: [Double](repeating: 1, count: 200))
    #expect(found.levels.map(\.rate) == fit.blocks.map(\.value))
    #expect(found.levels.map(\.trials) == fit.blocks.map(\.places.count))
    #expect(found.levels.first?.scores.lowerBound == 1)
    #expect(found.levels.last?.scores.upperBound == 200)
    for (bin, values) in zip(found.bins, stride(from: 0, to: 200, by: 20)) {
      let mean = fit.values[values..<values + 20].reduce(0, +) / 20
      #expect(abs(bin.fitted - mean) < 1e-12)
    }
    #expect(zip(found.bins, found.bins.dropFirst()).allSatisfy { $0.fitted <= $1.fitted })
    let wins = found.bins.reduce(0) { $0 + $1.fitted * Double($1.rate.trials) }
    #expect(abs(wins - Double(won.count { $0 })) < 1e-9)
  }

  @Test func equalScoresAreNotPartedAndTheOrderOfRowsMeansNothing() throws {
    let totals = (0..<60).map { 100 * Int32($0 / 25) }
    let won = (0..<60).map { $0 % 3 == 0 || $0 > 45 }
    let found = try calibration(RankedMarket(won: won, totals: totals))
    #expect(found.bins.map(\.rate.trials) == [25, 25, 10])
    #expect(found.bins.map(\.scores) == [0...0, 1...1, 2...2])
    #expect(found.bins.map(\.meanScore) == [0, 1, 2])
    let other = try calibration(RankedMarket(won: won.reversed(), totals: totals.reversed()))
    #expect(found == other)
  }

  @Test func dealsOfOneAccountAreWorthLess() throws {
    var market = RankedMarket(won: (0..<60).map { $0 % 3 == 0 })
    market.unit = .deal
    market.dealsPerAccount = 4
    let found = try calibration(market)
    #expect(found.bins.reduce(0) { $0 + $1.rate.trials } == 240)
    #expect(found.bins.allSatisfy { $0.rate.worth < Double($0.rate.trials) })
    #expect(found.verdict.contains("the win rate"))
    #expect(
      found.notes.contains("The intervals allow for deals of one account that end alike."))
  }

  @Test func fewWinsAreSaidAndNothingIsSaidOfNothing() throws {
    let few = try calibration(RankedMarket(won: (0..<100).map { $0 % 10 == 0 }))
    #expect(
      few.notes.contains(
        "Too few wins (10, and 20 are needed) for a fall to be told from chance unless it is large."
      ))
    let two = try calibration(
      RankedMarket(
        won: (0..<60).map { $0 >= 30 }, totals: (0..<60).map { $0 < 30 ? 900 : 100 }))
    #expect(
      two.verdict
        == "From the lower scores to the higher conversion falls although the score rises; beyond chance."
    )
    let flat = RankedMarket(
      won: (0..<60).map { $0 < 30 }, totals: [Int32](repeating: 500, count: 60))
    for market in [
      flat, RankedMarket(won: [Bool](repeating: true, count: 30)),
      RankedMarket(won: (0..<9).map { $0 < 4 }),
    ] {
      #expect(try report(market).scoreCalibration == nil)
    }
  }

  /// Accounts by descending score, twenty a bin, of which so many are won, the lowest bin first.
  private func outcomes(_ wins: [Int]) -> [Bool] {
    wins.reversed().flatMap { count in (0..<20).map { $0 < count } }
  }

  private func report(_ market: RankedMarket) throws -> BacktestReport {
    try #require(
      Backtest(model: market.model).report(
        on: market.market, scores: market.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }

  private func calibration(_ market: RankedMarket) throws -> ScoreCalibration {
    try #require(try report(market).scoreCalibration)
  }
}
