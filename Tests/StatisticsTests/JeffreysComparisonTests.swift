import Statistics
import Testing

@Suite struct JeffreysComparisonTests {
  /// SciPy 1.17: the density of one times the distribution of the other, by `quad`.
  @Test(arguments: [
    (8, 40, 12, 120, 0.9466735956702822), (0, 10, 5, 10, 0.0025962509668536297),
    (0, 3, 0, 500, 0.948722871927328), (0, 0, 3, 4, 0.3558987610420086),
    (1, 3, 300_000, 1_000_000, 0.5843119026443949),
    (12_435, 16_125, 112_056, 144_932, 0.2823057776548644),
    (534_148, 730_465, 708_735, 968_170, 0.12441041255),
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
