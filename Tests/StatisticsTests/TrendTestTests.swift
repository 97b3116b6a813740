import Statistics
import Testing

@Suite struct TrendTestTests {
  @Test("The three tiers of the worked example, by the formula in NumPy 2.4: z 5.605")
  func workedExample() throws {
    let trend = try #require(
      TrendTest(successes: [8, 12, 6], trials: [40, 120, 340], scores: [-1, -2, -3]))
    #expect(abs(trend.z - 5.6052092430949445) < 1e-12)
    #expect(abs(trend.p - 2.080035249027816e-08) < 1e-18)
  }

  @Test("Its square is Pearson's chi-square for two groups", arguments: 1...10)
  func squareIsChiSquareForTwoGroups(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let trials = [
      Int.random(in: 5...60, using: &generator), Int.random(in: 5...60, using: &generator),
    ]
    let successes = trials.map { Int.random(in: 1..<$0, using: &generator) }
    let trend = try #require(TrendTest(successes: successes, trials: trials, scores: [3, 10]))
    let square = try #require(
      ChiSquareTest(zip(successes, trials).map { [$0, $1 - $0] }))
    #expect(abs(trend.z * trend.z - square.statistic) < 1e-10)
    #expect(abs(trend.p - square.p) < 1e-10)
  }

  @Test("Is nothing where there is no trend to tell")
  func nothingToTell() {
    #expect(TrendTest(successes: [0, 0], trials: [5, 5], scores: [1, 2]) == nil)
    #expect(TrendTest(successes: [5, 5], trials: [5, 5], scores: [1, 2]) == nil)
    #expect(TrendTest(successes: [1, 2], trials: [5, 5], scores: [1, 1]) == nil)
    #expect(TrendTest(successes: [0, 0], trials: [0, 0], scores: [1, 2]) == nil)
  }
}
