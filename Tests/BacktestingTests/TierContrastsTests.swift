import Backtesting
import Statistics
import Testing

@Suite struct TierContrastsTests {
  @Test func neighborsAreComparedAndAdjustedTogether() throws {
    let counts = [(20, 100), (12, 150), (10, 400), (3, 500)]
    let test = TestMarket(tiers: counts.map { .init(accounts: $0.1, won: $0.0, lost: 5) })
    let report = try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
    #expect(report.comparisons.map(\.higher) == [1, 2, 3])
    let pValues = zip(counts, counts.dropFirst()).map {
      FisherTest.twoSidedP(
        successes: $0.0, trials: $0.1, otherSuccesses: $1.0, otherTrials: $1.1)
    }
    #expect(report.comparisons.map(\.fisherP) == pValues)
    #expect(report.comparisons.map(\.adjustedP) == HolmAdjustment.adjusted(pValues))
    for comparison in report.comparisons {
      #expect((comparison.verdict == .proven) == (comparison.adjustedP < 0.05))
      #expect((comparison.neededSizes != nil) == (comparison.verdict == .notProven))
    }
  }
}
