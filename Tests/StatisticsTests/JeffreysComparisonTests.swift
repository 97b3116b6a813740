import Statistics
import Testing

@Suite struct JeffreysComparisonTests {
  /// SciPy 1.17: the density of one times the distribution of the other, by `quad`.
  @Test(arguments: [
    (8, 40, 12, 120, 0.9466735956702822), (0, 10, 5, 10, 0.0025962509668536297),
  ])
  func agreesWithSciPy(x: Int, n: Int, y: Int, m: Int, probability: Double) {
    let found = JeffreysComparison.probabilityHigher(
      successes: x, trials: n, otherSuccesses: y, otherTrials: m)
    #expect(abs(found - probability) < 1e-6)
  }

  @Test func equalDataAreEven() {
    let found = JeffreysComparison.probabilityHigher(
      successes: 5000, trials: 1_000_000, otherSuccesses: 5000, otherTrials: 1_000_000)
    #expect(abs(found - 0.5) < 1e-9)
  }
}
