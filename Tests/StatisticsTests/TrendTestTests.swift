import Statistics
import Testing

@Suite struct TrendTestTests {
  @Test func agreesWithTheWorkedExample() {
    let z = TrendTest.z(successes: [8, 12, 6], trials: [40, 120, 340], scores: [-1, -2, -3])
    #expect(abs(z - 5.605) < 0.0005)
  }

  @Test func twoGroupsAreThePooledTest() {
    // (p − q) / √(p̄ (1 − p̄) (1/n + 1/m)) with 8/40 and 12/120.
    let pooled = 20.0 / 160
    let expected = (0.2 - 0.1) / (pooled * (1 - pooled) * (1 / 40.0 + 1 / 120.0)).squareRoot()
    let z = TrendTest.z(successes: [8, 12], trials: [40, 120], scores: [1, 0])
    #expect(abs(z - expected) < 1e-12)
  }

  @Test func nothingVariesIsNoNumber() {
    #expect(TrendTest.z(successes: [0, 0], trials: [5, 5], scores: [1, 2]).isNaN)
  }
}
