import Foundation
import Statistics
import TestSupport
import Testing

struct PopulationStabilityTests {
  @Test func theIndexByHand() {
    // (10.5, 20.5, 30.5) ÷ 61.5 and (30.5, 20.5, 10.5) ÷ 61.5.
    let found = PopulationStability(reference: [10, 20, 30], current: [30, 20, 10])
    let expected = 2 * (20 / 61.5) * log(30.5 / 10.5)
    #expect(abs(found.index - expected) < 1e-12)
    // χ² with two degrees of freedom has the tail e^(−x/2).
    #expect(abs(found.limit - -2 * log(0.05) * (1.0 / 60 + 1.0 / 60)) < 1e-9)
    #expect(found.limit(0.05) == found.limit)
    #expect(abs(found.limit(0.01) - -2 * log(0.01) / 30) < 1e-9)
    #expect(abs(found.p - exp(-expected * 30 / 2)) < 1e-9)
  }

  @Test func emptyBinsDoNotCount() {
    let found = PopulationStability(reference: [10, 0, 30], current: [30, 0, 10])
    #expect(found == PopulationStability(reference: [10, 30], current: [30, 10]))
    #expect(PopulationStability(reference: [5], current: [9]).p == 1)
    #expect(PopulationStability(reference: [], current: []).index == 0)
  }

  @Test func theLimitShrinksWithTheSamples() {
    let small = PopulationStability(reference: [20, 20], current: [20, 20])
    let large = PopulationStability(reference: [2000, 2000], current: [2000, 2000])
    #expect(abs(small.limit / large.limit - 100) < 1e-6)
  }

  @Test(arguments: [(1, 3.841), (9, 16.919), (30, 43.773)])
  func quantilesAreThoseOfTheTables(degrees: Int, expected: Double) {
    #expect(abs(ChiSquareQuantile.upper(0.05, degreesOfFreedom: degrees) - expected) < 0.001)
  }

  /// Samples of one population go beyond the limit about once in twenty times.
  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)),
    arguments: [(60, 60, 4), (300, 100, 8), (2000, 2000, 10)])
  func theLimitHoldsFiveInAHundred(n: Int, m: Int, bins: Int) {
    var generator = SeededGenerator(seed: UInt64(n + m))
    func sample(_ count: Int) -> [Int] {
      var counts = [Int](repeating: 0, count: bins)
      for _ in 0..<count { counts[Int(generator.unit() * Double(bins))] += 1 }
      return counts
    }
    let beyond = (0..<2000).count { _ in
      let found = PopulationStability(reference: sample(n), current: sample(m))
      return found.index > found.limit
    }
    #expect((50...150).contains(beyond), "\(beyond) of 2000")
  }
}
