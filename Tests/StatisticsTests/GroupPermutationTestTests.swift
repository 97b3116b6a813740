import Statistics
import TestSupport
import Testing

@Suite struct GroupPermutationTestTests {
  @Test func theStatisticIsPearsonsOfOneTrialEach() {
    let groups = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2]
    let rates: [Double] = [1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1]
    let test = run(groups, rates)
    let table = [[3, 1], [1, 4], [1, 2]]
    #expect(abs(test.statistic - ChiSquareTest.independence(table).statistic) < 1e-9)
  }

  @Test func thePIsTheShareOfAllDealsThatDoAsWell() {
    // Two of six units won, both in a group of two: one of 15 deals.
    let pair = run([0, 0, 1, 1, 1, 1], [1, 1, 0, 0, 0, 0], count: 40_000)
    #expect(abs(pair.p - 1.0 / 15) < 0.006)
    // One of each group: the least of all statistics.
    #expect(run([0, 0, 1, 1], [1, 0, 1, 0]).p == 1)
  }

  @Test(arguments: UInt64(1)...6) func agreesWithDealingEveryUnit(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let groups = (0..<60).map { _ in Int(generator.next(upperBound: UInt64(7))) }
    let weights = groups.map { _ in 1 + Double(generator.next(upperBound: UInt64(3))) / 2 }
    let rates = groups.map {
      $0 < 2 && generator.unit() < 0.6 ? 1 : generator.unit() < 0.2 ? 0.5 : 0
    }
    let test = run(groups, rates, weights, count: 20_000)
    func statistic(_ order: [Int]) -> Double {
      let all = weights.reduce(0, +)
      let mean = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.1 } / all
      return (0..<7).reduce(0) { sum, group in
        let own = order.indices.filter { groups[$0] == group }.map { order[$0] }
        let weight = own.reduce(0) { $0 + weights[$1] }
        let rate = own.reduce(0) { $0 + weights[$1] * rates[$1] } / max(weight, 1e-9)
        return sum + weight * (rate - mean) * (rate - mean) / (mean * (1 - mean))
      }
    }
    let own = statistic(Array(0..<60))
    #expect(abs(test.statistic - own) < 1e-9)
    var (extreme, sum) = (0, 0.0)
    for _ in 0..<4000 {
      let drawn = statistic(Array(0..<60).shuffled(using: &generator))
      sum += drawn
      if drawn >= own - 1e-9 { extreme += 1 }
    }
    #expect(abs(test.p - Double(extreme) / 4000) < 0.04)
    #expect(abs(test.meanStatistic - sum / 4000) < 0.3)
  }

  @Test func whereNothingCanBeToldThePIsOne() {
    #expect(run([0, 0, 0], [1, 0, 1]).p == 1)
    #expect(run([0, 1, 0], [1, 1, 1]).p == 1)
    #expect(run([], []).p == 1)
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func withoutAnEffectPIsBelowFiveInAHundredFiveTimesInAHundred() {
    var generator = SeededGenerator(seed: 8)
    var claims = 0
    for run in 0..<1000 {
      let groups = (0..<200).map { $0 / 10 }
      let rates = groups.map { _ in generator.unit() < 0.1 ? 1.0 : 0 }
      let test = self.run(groups, rates, count: 199, seed: UInt64(run))
      claims += test.p <= 0.05 ? 1 : 0
    }
    // Three standard deviations about 50.
    #expect((20...71).contains(claims), "\(claims)")
  }

  private func run(
    _ groups: [Int], _ rates: [Double], _ weights: [Double]? = nil, count: Int = 999,
    seed: UInt64 = 1
  ) -> GroupPermutationTest {
    var generator = SeededGenerator(seed: seed)
    return GroupPermutationTest(
      groups: groups, rates: rates,
      weights: weights ?? [Double](repeating: 1, count: groups.count), count: count,
      using: &generator)
  }
}
