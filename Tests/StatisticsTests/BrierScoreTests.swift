import Statistics
import Testing

@Suite struct BrierScoreTests {
  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithScikitLearn(name: String) throws {
    let golden = try GoldenScores(name)
    let score = BrierScore(forecasts: golden.forecasts, outcomes: golden.outcomes)
    #expect(abs(score.value - golden.metrics.brier) < 1e-9)
    #expect(abs(sum(score) - score.value) < 1e-12)
    // Eleven forecasts in ten bins: only the last holds two of them.
    if name.hasSuffix("ties") { #expect(abs(score.withinBins) < 0.001) }
  }

  @Test(arguments: [ReliabilityBins.Width.equal(10), .equal(3), .equalCount(7)])
  func thePartsSumToTheWhole(width: ReliabilityBins.Width) {
    var generator = SeededGenerator(seed: 8)
    let forecasts = (0..<200).map { _ in generator.unit() }
    let outcomes = forecasts.map { generator.unit() < $0 * $0 }
    let score = BrierScore(forecasts: forecasts, outcomes: outcomes, width: width)
    #expect(abs(sum(score) - score.value) < 1e-12)
    #expect(score.reliability > 0 && score.resolution > 0)
  }

  @Test func byHand() {
    // Forecasts of 0.5 and 1, each in a bin of its own.
    let score = BrierScore(forecasts: [0.5, 0.5, 1, 1], outcomes: [true, false, true, false])
    #expect(score.value == (0.25 + 0.25 + 0 + 1) / 4)
    #expect(score.reliability == 0.25 / 2)
    #expect(score.resolution == 0 && score.uncertainty == 0.25 && score.withinBins == 0)
    let variance = (2 * 0.125 * 0.125 + 0.375 * 0.375 + 0.625 * 0.625) / 3 / 4
    #expect(abs(score.standardError - variance.squareRoot()) < 1e-12)
  }

  @Test func oneClassHasNoUncertainty() {
    let score = BrierScore(forecasts: [0.5, 0.7], outcomes: [true, true])
    #expect(score.uncertainty == 0 && score.resolution == 0)
    #expect(BrierScore(forecasts: [], outcomes: []).value.isNaN)
  }

  private func sum(_ score: BrierScore) -> Double {
    score.reliability - score.resolution + score.uncertainty + score.withinBins
  }
}
