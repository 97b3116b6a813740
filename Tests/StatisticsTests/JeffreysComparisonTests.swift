import Statistics
import Testing

@Suite struct JeffreysComparisonTests {
  @Test(
    "Agrees with adaptive quadrature in SciPy 1.17",
    arguments: [
      ([8, 40, 12, 120], 0.9466735956702816), ([12, 120, 6, 340], 0.9998960158259319),
      ([0, 0, 3, 4], 0.3558987610420086), ([0, 3, 0, 500], 0.948722871927328),
      ([30, 30, 28, 30], 0.9279645706258528), ([100, 1000, 120, 1000], 0.07639476785803388),
      ([1, 2, 5000, 10_000], 0.5),
    ])
  func agreesWithReference(counts: [Int], expected: Double) {
    let probability = JeffreysComparison.probabilityFirstIsGreater(
      (counts[0], counts[1]), (counts[2], counts[3]))
    #expect(abs(probability - expected) < 1e-9)
  }

  @Test(
    "Both orders sum to 1, and equal counts give one half", arguments: [0, 1, 5, 1000, 1_000_000])
  func bothOrders(trials: Int) {
    let first = (trials / 5, trials)
    let second = (trials / 3, trials)
    let sum =
      JeffreysComparison.probabilityFirstIsGreater(first, second)
      + JeffreysComparison.probabilityFirstIsGreater(second, first)
    #expect(abs(sum - 1) < 1e-8)
    #expect(abs(JeffreysComparison.probabilityFirstIsGreater(first, first) - 0.5) < 1e-8)
  }
}
