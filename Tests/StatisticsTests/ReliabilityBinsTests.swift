import Statistics
import Testing

@Suite struct ReliabilityBinsTests {
  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithTheGoldenError(name: String) throws {
    let golden = try GoldenScores(name)
    let bins = ReliabilityBins(
      forecasts: golden.forecasts, outcomes: golden.outcomes, width: .equal(10))
    #expect(abs(bins.expectedError - golden.metrics.ece_equalwidth10) < 1e-9)
  }

  @Test func binsByHand() {
    let bins = ReliabilityBins(
      forecasts: [0, 0.1, 0.19, 1], outcomes: [false, true, false, true], width: .equal(10)
    ).bins
    #expect(bins.map(\.count) == [1, 2, 1])
    #expect(bins.map(\.successes) == [0, 1, 1])
    #expect(abs(bins[1].meanForecast - 0.145) < 1e-12)
    #expect(bins[1].rate == 0.5)
  }

  @Test func equalForecastsAreNeverParted() {
    let bins = ReliabilityBins(
      forecasts: [0.2, 0.2, 0.2, 0.2, 0.2, 0.9], outcomes: [true, false, true, false, true, true],
      width: .equalCount(3)
    ).bins
    #expect(bins.map(\.count) == [5, 1])
  }

  @Test func countsAreAboutEqual() {
    let bins = ReliabilityBins(
      forecasts: (0..<103).map { Double($0) / 103 }, outcomes: (0..<103).map { $0 % 3 == 0 },
      width: .equalCount(10)
    ).bins
    #expect(bins.count == 10)
    #expect(bins.allSatisfy { $0.count == 10 || $0.count == 11 })
  }

  @Test func nothingHasNoError() {
    #expect(
      ReliabilityBins(forecasts: [], outcomes: [], width: .equal(10)).expectedError.isNaN)
  }
}
