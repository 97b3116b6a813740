import Statistics
import Testing

@Suite struct WilsonIntervalTests {
  @Test(arguments: [
    (8, 40, 0.1050, 0.3476), (12, 120, 0.0581, 0.1667), (6, 340, 0.0081, 0.0380),
    (26, 500, 0.0357, 0.0751), (3, 20, 0.0524, 0.3604),
  ])
  func agreesWithTheWorkedExample(successes: Int, trials: Int, lower: Double, upper: Double) {
    let bounds = WilsonInterval.bounds(successes: successes, trials: trials)
    #expect(abs(bounds.lowerBound - lower) < 0.0001)
    #expect(abs(bounds.upperBound - upper) < 0.0001)
  }

  @Test func endsAreExactAndNoTrialsSayNothing() {
    #expect(WilsonInterval.bounds(successes: 0, trials: 9).lowerBound == 0)
    #expect(WilsonInterval.bounds(successes: 9, trials: 9).upperBound == 1)
    #expect(WilsonInterval.bounds(successes: 0, trials: 0) == 0...1)
  }

  @Test(arguments: [(1, 10), (5, 7), (300, 1000)])
  func endsSolveTheScoreEquation(successes: Int, trials: Int) {
    // An end θ satisfies |p − θ| = z √(θ (1 − θ) / n).
    let p = Double(successes) / Double(trials)
    let bounds = WilsonInterval.bounds(successes: successes, trials: trials)
    for end in [bounds.lowerBound, bounds.upperBound] {
      let reach = WilsonInterval.z95 * (end * (1 - end) / Double(trials)).squareRoot()
      #expect(abs(abs(p - end) - reach) < 1e-12)
    }
  }
}
