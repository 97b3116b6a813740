import Statistics
import Testing

@Suite struct ClusteredRatesTests {
  private let trials = [5, 6, 4, 4, 7, 8, 3, 5, 6]
  private let mild = [3, 5, 1, 2, 6, 4, 0, 2, 5]
  private let allOrNothing = [5, 6, 0, 0, 7, 8, 0, 0, 6]
  private let levels = [0, 0, 0, 1, 1, 1, 2, 2, 2]
  private let numbers: [Double] = [10, 20, 20, 5, 70, 80, 1, 2, 9]

  /// The documented formulas in NumPy 2.4, the root by SciPy 1.17 `brentq`, p by `chi2.sf` and `norm.sf`.
  @Test func agreesWithSciPy() {
    let rates = ClusteredRates(successes: mild, trials: trials)
    #expect(abs(rates.correlation - 0.14255256264104016) < 1e-9)
    #expect(abs(rates.mean - 0.5624000693747929) < 1e-9)
    #expect(abs(rates.levelsP(levels) - 0.7607115592676716) < 1e-9)
    #expect(abs(rates.rankTrendP(numbers) - 0.20615968268859575) < 1e-9)
  }

  @Test func allOrNothingClustersCountOnceEach() {
    let rates = ClusteredRates(successes: allOrNothing, trials: trials)
    #expect(rates.correlation == 1)
    #expect(rates.weights == [Double](repeating: 1, count: 9))
    #expect(abs(rates.mean - 5.0 / 9) < 1e-12)
    #expect(abs(rates.levelsP(levels) - 0.6376281516217732) < 1e-12)
    #expect(abs(rates.rankTrendP(numbers) - 0.05037954485978697) < 1e-12)
  }

  @Test func clustersThatVaryLikeCoinsCountEveryTrial() {
    let rates = ClusteredRates(successes: [5, 10, 3], trials: [10, 20, 6])
    #expect(rates.correlation == 0)
    #expect(rates.weights == [10, 20, 6])
  }

  @Test func withOneTrialEachItIsPearsonsChiSquare() {
    let successes = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0]
    let rates = ClusteredRates(successes: successes, trials: successes.map { _ in 1 })
    let p = rates.levelsP([0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
    let plain = ChiSquareTest.independence([[3, 2], [1, 2], [1, 3]]).p
    #expect(abs(p - plain) < 1e-12)
  }

  /// Deals whose accounts differ for reasons unknown: a level that knows nothing must not be proven too often.
  @Test func holdsItsLevelWhereClustersDiffer() {
    var generator = SeededGenerator(seed: 11)
    var (rejected, rejectedAsCoins) = (0, 0)
    for _ in 0..<400 {
      var (successes, trials, levels) = ([Int](), [Int](), [Int]())
      for _ in 0..<60 {
        let count = 1 + Int(generator.unit() * 80)
        let rate = 0.35 + 0.4 * generator.unit()
        trials.append(count)
        successes.append((0..<count).count { _ in generator.unit() < rate })
        levels.append(Int(generator.unit() * 4))
      }
      let rates = ClusteredRates(successes: successes, trials: trials)
      if rates.levelsP(levels) < 0.05 { rejected += 1 }
      var table = [[Int]](repeating: [0, 0], count: 4)
      for cluster in trials.indices {
        table[levels[cluster]][0] += successes[cluster]
        table[levels[cluster]][1] += trials[cluster] - successes[cluster]
      }
      if ChiSquareTest.independence(table).p < 0.05 { rejectedAsCoins += 1 }
    }
    // 5 % of 400 is 20; three standard deviations more are 33.
    #expect(rejected <= 33)
    #expect(rejectedAsCoins > 100)
  }

  @Test func nothingVariesIsOne() {
    let all = ClusteredRates(successes: [2, 3], trials: [2, 3])
    #expect(all.levelsP([0, 1]) == 1)
    #expect(all.rankTrendP([1, 2]) == 1)
    let some = ClusteredRates(successes: [1, 3], trials: [2, 3])
    #expect(some.levelsP([0, 0]) == 1)
    #expect(some.rankTrendP([4, 4]) == 1)
  }
}
