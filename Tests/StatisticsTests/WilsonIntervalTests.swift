import Statistics
import Testing

@Suite struct WilsonIntervalTests {
  @Test(
    "Agrees with SciPy 1.17 binomtest(...).proportion_ci(method='wilson')",
    arguments: [
      (8, 40, 0.104999897254377, 0.34757306346399497),
      (12, 120, 0.05813359202601076, 0.166681741108952),
      (6, 340, 0.008112269845608666, 0.03795971599061681),
      (26, 500, 0.03573026511570527, 0.07510114393784553),
      (0, 10, 0, 0.27753279986288926), (10, 10, 0.7224672001371109, 1),
    ])
  func agreesWithReference(successes: Int, trials: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval.interval(successes: successes, trials: trials)
    #expect(abs(interval.lowerBound - lower) < 1e-12)
    #expect(abs(interval.upperBound - upper) < 1e-12)
  }

  @Test("Ends exactly at 0 without and at 1 with nothing but successes", arguments: 1...200)
  func endsExactly(trials: Int) {
    #expect(WilsonInterval.interval(successes: 0, trials: trials).lowerBound == 0)
    #expect(WilsonInterval.interval(successes: trials, trials: trials).upperBound == 1)
  }

  @Test("Knows nothing without trials")
  func noTrials() {
    #expect(WilsonInterval.interval(successes: 0, trials: 0) == 0...1)
  }

  @Test("Its ends are the rates that the score test just does not reject", arguments: 1...9)
  func endsSolveTheScoreTest(successes: Int) {
    let interval = WilsonInterval.interval(successes: successes, trials: 10)
    for rate in [interval.lowerBound, interval.upperBound] {
      let z = (Double(successes) / 10 - rate) / (rate * (1 - rate) / 10).squareRoot()
      #expect(abs(abs(z) - 1.959963984540054) < 1e-12)
    }
  }
}
