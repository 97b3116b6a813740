import Foundation
import Statistics
import Testing

@Suite struct BetaDistributionTests {
  @Test func agreesWithWhatIsKnownInClosedForm() {
    for x in stride(from: 0.05, to: 1, by: 0.1) {
      #expect(abs(BetaDistribution(a: 1, b: 1).cumulative(x) - x) < 1e-13)
      #expect(abs(BetaDistribution(a: 3, b: 1).cumulative(x) - x * x * x) < 1e-13)
      // Of the arc-sine law.
      let arc = 2 / Double.pi * asin(x.squareRoot())
      #expect(abs(BetaDistribution(a: 0.5, b: 0.5).cumulative(x) - arc) < 1e-13)
    }
  }

  @Test(arguments: [(4, 9), (20, 30), (150, 600)]) func isTheTailOfABinomial(a: Int, b: Int) {
    // P(Beta(a, b) ≤ x) = P(at least a of a + b − 1 coins of x show heads).
    let n = a + b - 1
    for x in [0.05, 0.2, 0.3, 0.45, 0.8] {
      var tail = 0.0
      for heads in a...n {
        let ways = lgamma(Double(n + 1)) - lgamma(Double(heads + 1)) - lgamma(Double(n - heads + 1))
        tail += exp(ways + Double(heads) * log(x) + Double(n - heads) * log(1 - x))
      }
      let own = BetaDistribution(a: Double(a), b: Double(b)).cumulative(x)
      #expect(abs(own - tail) < 1e-11)
    }
  }

  @Test func theQuantileUndoesIt() {
    for (a, b) in [(0.3, 4.0), (12, 80), (4000, 90_000), (0.001, 5)] {
      let own = BetaDistribution(a: a, b: b)
      for p in [0.025, 0.5, 0.975] {
        let x = own.quantile(p)
        #expect(own.cumulative(max(0, x - 1e-9)) <= p + 1e-9)
        #expect(own.cumulative(min(1, x + 1e-9)) >= p - 1e-9)
      }
      #expect(own.quantile(0) == 0 && own.quantile(1) == 1)
      #expect(abs(own.mean - a / (a + b)) < 1e-15)
    }
  }
}
