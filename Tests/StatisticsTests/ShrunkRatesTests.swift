import Statistics
import TestSupport
import Testing

@Suite struct ShrunkRatesTests {
  @Test func groupsThatDifferByChanceAreDrawnWhollyTogether() {
    // 30 groups of 10 with a mean of 0.2, as even as can be.
    let rates = ShrunkRates(
      successes: [Double](repeating: 2, count: 30), trials: [Double](repeating: 10, count: 30))
    #expect(rates.mean == 0.2 && rates.strength == 300)
    let best = rates.estimate(successes: 6, trials: 10)
    #expect(abs(best.value - (0.2 * 300 + 6) / 310) < 1e-12)
    #expect(best.lower < best.value && best.value < best.upper && best.upper < 0.3)
  }

  @Test func groupsThatDifferKeepTheirOwnRates() {
    let successes = (0..<60).map { Double($0 % 2 == 0 ? 9 : 1) }
    let rates = ShrunkRates(
      successes: successes, trials: [Double](repeating: 10, count: 60))
    #expect(rates.strength < 2)
    #expect(rates.estimate(successes: 9, trials: 10).value > 0.8)
  }

  @Test func theVariationAtTheLimitIsWhatTheDefinitionSays() {
    let successes: [Double] = [9, 1, 5, 0, 8, 2, 7, 0, 3, 10, 4, 1]
    let trials: [Double] = [10, 9, 12, 7, 9, 10, 8, 11, 10, 10, 15, 6]
    let rates = ShrunkRates(successes: successes, trials: trials)
    let correlation = 1 / (rates.strength + 1)
    let weights = trials.map { $0 / (1 + ($0 - 1) * correlation) }
    let shares = zip(successes, trials).map { $0 / $1 }
    let mean = zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    let variation =
      zip(weights, shares).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      / (mean * (1 - mean))
    let variance = rates.mean * (1 - rates.mean)
    let chance = trials.reduce(0) { $0 + 2 + (1 - 6 * variance) / ($1 * variance) }
    let limit = 11 + NormalDistribution.quantile(0.8) * chance.squareRoot()
    #expect(rates.strength > 1 && rates.strength < trials.reduce(0, +))
    #expect(abs(variation - limit) < 1e-6)
  }

  @Test func nothingWonAllWonAndNothingAtAll() {
    let none = ShrunkRates(successes: [0, 0], trials: [5, 6])
    #expect(none.mean == 0.5 / 12 && none.strength == 11)
    #expect(none.estimate(successes: 0, trials: 5).value < 0.04)
    let all = ShrunkRates(successes: [5, 6], trials: [5, 6])
    #expect(all.mean == 11.5 / 12)
    let empty = ShrunkRates(successes: [0], trials: [0])
    #expect(empty.mean == 0.5 && empty.strength == 1)
  }

  /// Under both truths the shrunk rates are nearer to the true ones than the raw ones, and the intervals hold them.
  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)),
    arguments: [(40, 2000.0), (40, 8.0), (400, 8.0), (400, 30.0), (6, 20.0)])
  func isNearerToTheTruthThanTheRawRate(groups: Int, strength: Double) {
    var generator = SeededGenerator(seed: 5)
    var (raw, shrunk, inside, all) = (0.0, 0.0, 0, 0)
    for _ in 0..<(4000 / groups) {
      let prior = BetaDistribution(a: 0.15 * strength, b: 0.85 * strength)
      let truths = (0..<groups).map { _ in prior.quantile(generator.unit()) }
      let counts = truths.map { truth in
        Double((0..<10).count { _ in generator.unit() < truth })
      }
      let rates = ShrunkRates(
        successes: counts, trials: [Double](repeating: 10, count: groups))
      for (truth, count) in zip(truths, counts) {
        let estimate = rates.estimate(successes: count, trials: 10)
        raw += (count / 10 - truth) * (count / 10 - truth)
        shrunk += (estimate.value - truth) * (estimate.value - truth)
        inside += (estimate.lower...estimate.upper).contains(truth) ? 1 : 0
        all += 1
      }
    }
    #expect(shrunk < 0.75 * raw, "\(shrunk / raw)")
    #expect(inside * 100 >= all * 92, "\(inside) of \(all)")
  }
}
