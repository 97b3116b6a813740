import Foundation
import Statistics
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
    #expect((130...140).contains(sizes.first))
    #expect(sizes.second == sizes.first * 3)
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

  private func binomial(_ k: Int, _ n: Int, _ p: Double) -> Double {
    var value = 1.0
    for i in 0..<k { value *= Double(n - i) / Double(i + 1) }
    return value * pow(p, Double(k)) * pow(1 - p, Double(n - k))
  }
}
