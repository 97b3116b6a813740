import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct FisherPowerTests {
  @Test func agreesWithTheDefinitionOnASmallCase() {
    let (n, m, p, q) = (12, 15, 0.2, 0.7)
    var expected = 0.0
    for x in 0...n {
      for y in 0...m
      where FisherTest.twoSidedP(
        successes: x, trials: n, otherSuccesses: y, otherTrials: m) < 0.05
      {
        expected += binomial(x, n, p) * binomial(y, m, q)
      }
    }
    let power = FisherPower.power(rate: p, trials: n, otherRate: q, otherTrials: m)
    #expect(abs(power - expected) < 1e-9)
  }

  @Test func theWorkedExampleNeedsAbout135And405() throws {
    let sizes = try #require(
      FisherPower.neededSizes(rate: 0.2, trials: 40, otherRate: 0.1, otherTrials: 120))
    #expect(sizes == (134, 402))
    let power = FisherPower.power(
      rate: 0.2, trials: sizes.first, otherRate: 0.1, otherTrials: sizes.second)
    #expect(power >= 0.8)
  }

  @Test func nothingBeyondTheLimitAndNothingForEqualRates() {
    #expect(
      FisherPower.neededSizes(rate: 0.2, trials: 40, otherRate: 0.2, otherTrials: 40) == nil)
    #expect(
      FisherPower.neededSizes(
        rate: 0.50, trials: 40, otherRate: 0.499, otherTrials: 40, limit: 500) == nil)
  }

  /// The rejection region for a given count of one group is not always two runs from the ends; these rates are
  /// far enough apart to fall into its middle.
  @Test(arguments: [
    (0.2, 12, 0.6, 9), (0.05, 20, 0.4, 14), (0.1, 4, 0.92, 24), (0.06, 20, 0.87, 24),
    (0.2, 24, 0.98, 22), (1, 6, 0.3, 8), (0, 7, 0.5, 7), (0.5, 10, 0.5, 10),
  ])
  func agreesWithTestingEveryPairOfOutcomes(rate: Double, n: Int, otherRate: Double, m: Int) {
    let power = FisherPower.power(rate: rate, trials: n, otherRate: otherRate, otherTrials: m)
    let expected = NaiveFisher.power(
      rates: (rate, otherRate), sizes: (n, m), level: 0.05)
    #expect(abs(power - expected) < 1e-12)
  }

  /// Sums over SciPy 1.17 `binom.pmf` and hypergeometric probabilities.
  @Test func agreesWithSciPyAtTheSizesOfTheWorkedExample() {
    let powers = [133, 134, 135].map {
      FisherPower.power(rate: 0.2, trials: $0, otherRate: 0.1, otherTrials: 3 * $0)
    }
    for (power, expected) in zip(
      powers, [0.7998863068215205, 0.8030609979097276, 0.8062037528110112])
    {
      #expect(abs(power - expected) < 1e-9)
    }
  }

  @Test(arguments: [
    (0.5, 10, 0.2, 10), (0.9, 5, 0.4, 12), (0.6, 30, 0.1, 10), (1, 1, 0.5, 1), (0.3, 7, 0.05, 20),
    (0.02, 44, 0.94, 40),
  ])
  func noSmallerSizesWillDo(rate: Double, n: Int, otherRate: Double, m: Int) throws {
    let found = try #require(
      FisherPower.neededSizes(rate: rate, trials: n, otherRate: otherRate, otherTrials: m))
    let ratio = Double(max(n, m)) / Double(min(n, m))
    let scanned = try #require(
      (1...500).first { smaller in
        let larger = Int((Double(smaller) * ratio).rounded())
        let sizes = n <= m ? (smaller, larger) : (larger, smaller)
        return FisherPower.power(
          rate: rate, trials: sizes.0, otherRate: otherRate, otherTrials: sizes.1) >= 0.8
      })
    #expect(min(found.first, found.second) == scanned)
  }

  private func binomial(_ k: Int, _ n: Int, _ p: Double) -> Double {
    var value = 1.0
    for i in 0..<k { value *= Double(n - i) / Double(i + 1) }
    return value * pow(p, Double(k)) * pow(1 - p, Double(n - k))
  }
}
