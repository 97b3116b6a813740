import Statistics
import Testing

@Suite struct RankTestTests {
  @Test func agreesWithSciPy() {
    // SciPy 1.17, `mannwhitneyu([1, 2, 2, 5], [2, 3, 0, 1, 1])`, asymptotic without continuity: U = 14.
    let result = RankTest.compare(
      values: [1, 2, 2, 5, 2, 3, 0, 1, 1], successes: [1, 1, 1, 1, 0, 0, 0, 0, 0],
      failures: [0, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(abs(result.areaUnderCurve - 14.0 / 20) < 1e-12)
    #expect(abs(result.p - 0.3104944343172349) < 1e-12)
  }

  @Test func countsMayBeGathered() {
    let apart = RankTest.compare(
      values: [1, 1, 1, 2, 2], successes: [1, 0, 0, 1, 1], failures: [0, 1, 1, 0, 0])
    let together = RankTest.compare(values: [1, 2], successes: [1, 2], failures: [2, 0])
    #expect(apart == together)
  }

  @Test(arguments: 1...10)
  func agreesWithTheDefinition(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let values = (0..<40).map { _ in Double(Int(generator.unit() * 8)) }
    let wins = (0..<40).map { _ in generator.unit() < 0.4 }
    var (sum, pairs) = (0.0, 0.0)
    for (a, won) in zip(values, wins) where won {
      for (b, otherWon) in zip(values, wins) where !otherWon {
        pairs += 1
        sum += a > b ? 1 : a == b ? 0.5 : 0
      }
    }
    let result = RankTest.compare(
      values: values, successes: wins.map { $0 ? 1 : 0 }, failures: wins.map { $0 ? 0 : 1 })
    #expect(abs(result.areaUnderCurve - sum / pairs) < 1e-12)
  }

  @Test func oneClassHasNoArea() {
    let result = RankTest.compare(values: [1, 2], successes: [1, 1], failures: [0, 0])
    #expect(result.areaUnderCurve.isNaN)
    #expect(result.p == 1)
    #expect(RankTest.compare(values: [3, 3], successes: [1, 0], failures: [0, 1]).p == 1)
  }
}
