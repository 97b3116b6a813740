import Foundation
import Statistics
import TestSupport
import Testing

/// How often the intervals of rates and of their differences hold the truth, summed over all counts that may come up.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct RateCoverageTests {
  private static let rates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5]

  /// The probability of each count, 0 to n.
  private static func chances(_ trials: Int, _ rate: Double) -> [Double] {
    let n = Double(trials)
    return (0...trials).map { count in
      let x = Double(count)
      let ways = lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
      return exp(ways + x * log(rate) + (n - x) * log1p(-rate))
    }
  }

  @Test func wilsonKeepsItsPromise() {
    var cells: [Double] = []
    for trials in [30, 50, 100, 300, 1000, 3000] {
      for rate in Self.rates {
        let held = Self.chances(trials, rate).enumerated().reduce(0) { sum, count in
          WilsonInterval.bounds(successes: count.offset, trials: trials).contains(rate)
            ? sum + count.element : sum
        }
        #expect(held >= 0.9, "\(held) of \(trials) at \(rate)")
        cells.append(held)
      }
    }
    let pooled = cells.reduce(0, +) / Double(cells.count)
    #expect(pooled >= 0.94 && pooled <= 0.96, "\(pooled)")
  }

  @Test func newcombeKeepsItsPromise() {
    var cells: [Double] = []
    for (trials, otherTrials) in [(30, 30), (30, 300), (100, 100), (300, 100)] {
      for rate in Self.rates {
        for otherRate in Self.rates {
          let held = Self.held(trials, rate, otherTrials, otherRate)
          #expect(
            held >= 0.9, "\(held) of \(trials) at \(rate), \(otherTrials) at \(otherRate)")
          cells.append(held)
        }
      }
    }
    let pooled = cells.reduce(0, +) / Double(cells.count)
    #expect(pooled >= 0.94 && pooled <= 0.965, "\(pooled)")
  }

  private static func held(
    _ trials: Int, _ rate: Double, _ otherTrials: Int, _ otherRate: Double
  ) -> Double {
    let (chances, others) = (chances(trials, rate), chances(otherTrials, otherRate))
    var held = 0.0
    for (count, chance) in chances.enumerated() where chance > 1e-10 {
      for (other, otherChance) in others.enumerated() where otherChance > 1e-10 {
        let bounds = NewcombeInterval.bounds(
          successes: count, trials: trials, otherSuccesses: other, otherTrials: otherTrials)
        if bounds.contains(rate - otherRate) { held += chance * otherChance }
      }
    }
    return held
  }
}
