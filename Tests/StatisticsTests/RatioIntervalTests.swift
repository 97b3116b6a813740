import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct RatioIntervalTests {
  private struct Golden: Decodable {
    struct Ratio: Decodable {
      let counts: [Double]
      let low: Double
      let high: Double?
    }
    let ratios: [Ratio]
  }

  @Test func agreesWithStatsmodels() throws {
    let file = TestData.root.appending(path: "Tests/StatisticsTests/Golden/bootstrap.json")
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    #expect(golden.ratios.count == 7)
    for ratio in golden.ratios {
      let own = RatioInterval.bounds(
        successes: ratio.counts[0], trials: ratio.counts[1], otherSuccesses: ratio.counts[2],
        otherTrials: ratio.counts[3])
      #expect(abs(own.lowerBound - ratio.low) < 1e-7 * max(1, ratio.low), "\(ratio)")
      guard let high = ratio.high else {
        #expect(own.upperBound == .infinity)
        continue
      }
      #expect(abs(own.upperBound / high - 1) < 1e-7, "\(ratio)")
    }
  }

  @Test func nothingWonSaysNothing() {
    #expect(
      RatioInterval.bounds(successes: 0, trials: 5, otherSuccesses: 0, otherTrials: 9)
        == 0...(.infinity))
    #expect(
      RatioInterval.bounds(successes: 0, trials: 0, otherSuccesses: 2, otherTrials: 9)
        == 0...(.infinity))
    let certain = RatioInterval.bounds(
      successes: 9, trials: 9, otherSuccesses: 9, otherTrials: 9)
    #expect(certain.lowerBound < 1 && certain.upperBound > 1)
  }
}
