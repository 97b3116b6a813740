import Statistics
import Testing

@Suite struct AreaScoreIntervalTests {
  @Test(arguments: [(0.0, 20.0, 20.0), (0.3, 5, 90), (0.5, 20, 300), (0.97, 26, 474), (1, 3, 3)])
  func theEndsSolveTheEquation(area: Double, m: Double, n: Double) {
    let interval = AreaScoreInterval.bounds(area, successes: m, failures: n)
    #expect(interval.contains(area))
    for end in [interval.lowerBound, interval.upperBound] where end != area {
      let spread = 1 + ((m + n) / 2 - 1) * ((1 - end) / (2 - end) + end / (1 + end))
      let variance = end * (1 - end) * spread / (m * n)
      #expect(abs(abs(area - end) - 1.959963984540054 * variance.squareRoot()) < 1e-9)
    }
    #expect(interval.upperBound - interval.lowerBound > 0.01)
  }

  @Test func swappingTheClassesMirrorsIt() {
    let one = AreaScoreInterval.bounds(0.8, successes: 30, failures: 70)
    let other = AreaScoreInterval.bounds(0.2, successes: 70, failures: 30)
    #expect(abs(one.lowerBound - (1 - other.upperBound)) < 1e-12)
    #expect(abs(one.upperBound - (1 - other.lowerBound)) < 1e-12)
  }
}
