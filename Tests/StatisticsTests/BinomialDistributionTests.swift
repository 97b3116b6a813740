import Statistics
import Testing

@Suite struct BinomialDistributionTests {
  @Test(
    "Agrees with forty digits of mpmath 1.3",
    arguments: [
      (10, 0.3, 3, -1.321151277766889), (1000, 0.01, 25, -10.540535803370427),
      (1_000_000, 0.25, 250_500, -7.656742228413213), (20, 0.5, 0, -13.862943611198906),
      (20, 0.5, 20, -13.862943611198906),
    ])
  func agreesWithReference(trials: Int, probability: Double, successes: Int, expected: Double) {
    let distribution = BinomialDistribution(trials: trials, probability: probability)
    #expect(abs(distribution.logProbability(of: successes) - expected) < 1e-13)
  }

  @Test("Two tosses of a coin by hand")
  func twoTosses() {
    let coin = BinomialDistribution(trials: 2, probability: 0.5)
    #expect(abs(coin.logProbability(of: 1) + 0.6931471805599453) < 1e-15)
    #expect(coin.logProbability(of: 3) == -.infinity)
    #expect(coin.logProbability(of: -1) == -.infinity)
  }

  @Test("A sure thing is sure, and nothing else is possible")
  func certainty() {
    let sure = BinomialDistribution(trials: 5, probability: 1)
    let never = BinomialDistribution(trials: 5, probability: 0)
    #expect(sure.logProbability(of: 5) == 0)
    #expect(sure.logProbability(of: 4) == -.infinity)
    #expect(never.logProbability(of: 0) == 0)
    #expect(never.logProbability(of: 1) == -.infinity)
  }
}
