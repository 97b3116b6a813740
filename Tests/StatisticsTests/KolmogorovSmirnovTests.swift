import Statistics
import Testing

@Suite struct KolmogorovSmirnovTests {
  @Test func agreesWithSciPy() throws {
    for golden in try GoldenRanking.cases() {
      let found = KolmogorovSmirnov(RankedGroups(scores: golden.first, outcomes: golden.outcomes))
      #expect(abs(found.value - golden.ks) < 1e-12, "\(golden.name)")
    }
  }

  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithScikitLearn(name: String) throws {
    let golden = try GoldenScores(name)
    let found = KolmogorovSmirnov(
      RankedGroups(scores: golden.forecasts, outcomes: golden.outcomes))
    #expect(abs(found.value - golden.metrics.ks) < 1e-9)
  }

  @Test func theCutByHand() {
    // At 3 and above 2 of 2 successes and 1 of 3 failures.
    let found = KolmogorovSmirnov(
      RankedGroups(scores: [4, 3, 3, 2, 1], outcomes: [true, true, false, false, false]))
    #expect(abs(found.value - 2.0 / 3) < 1e-12)
    #expect(found.cut == 3)
    #expect(found.interval.upperBound == 1 && found.interval.lowerBound == 0)
  }

  @Test func ofSeveralBestCutsTheHighestIsNamed() {
    let found = KolmogorovSmirnov(
      RankedGroups(scores: [4, 3, 2, 1], outcomes: [true, false, true, false]))
    #expect(found.value == 0.5 && found.cut == 4)
  }

  @Test func equalScoresAndOneClass() {
    let flat = KolmogorovSmirnov(RankedGroups(scores: [1, 1], outcomes: [true, false]))
    #expect(flat.value == 0 && flat.interval == 0...1)
    let one = KolmogorovSmirnov(RankedGroups(scores: [1, 2], outcomes: [true, true]))
    #expect(one.value.isNaN && one.interval == 0...1)
  }

  @Test(arguments: [0.0, 1.0, 2.0])
  func theIntervalCovers(shift: Double) {
    // Normals a shift apart are furthest apart in the middle: 2 Φ(shift ÷ 2) − 1.
    let truth = 2 * NormalDistribution.cumulative(shift / 2) - 1
    var generator = SeededGenerator(seed: 3, stream: UInt64(shift))
    let covered = (0..<200).count { _ in
      let outcomes = (0..<200).map { $0 < 50 }
      let scores = outcomes.map { RandomRanking.normal(&generator) + ($0 ? shift : 0) }
      return KolmogorovSmirnov(RankedGroups(scores: scores, outcomes: outcomes)).interval
        .contains(truth)
    }
    #expect(covered >= 184, "\(covered) of 200")
  }

  @Test func accountsAndNotDealsAreIndependent() {
    var generator = SeededGenerator(seed: 21)
    var (covered, apart) = (0, 0)
    for _ in 0..<200 {
      // A score without meaning over accounts whose ten deals all end alike.
      let scores = (0..<60).map { _ in generator.unit() }
      let wins = (0..<60).map { $0 < 30 ? 10 : 0 }
      let ranked = RankedGroups(scores: scores, successes: wins, failures: wins.map { 10 - $0 })
      if KolmogorovSmirnov(ranked).interval.lowerBound == 0 { covered += 1 }
      let deals = RankedGroups(
        scores: scores.flatMap { [Double](repeating: $0, count: 10) },
        outcomes: wins.flatMap { [Bool](repeating: $0 > 0, count: 10) })
      if KolmogorovSmirnov(deals).interval.lowerBound == 0 { apart += 1 }
    }
    #expect(covered >= 180, "\(covered) of 200")
    #expect(apart < 60, "deals that are not independent, taken for so: \(apart) of 200")
  }

  @Test func dealsOfOneAccountThatEndByChanceAreManyDeals() {
    // Both shares move together with the account, so that their difference hardly moves.
    let scores = (0..<40).map(Double.init)
    let even = [Int](repeating: 20, count: 40)
    let found = KolmogorovSmirnov(RankedGroups(scores: scores, successes: even, failures: even))
    #expect(found.value < 1e-9 && found.interval.upperBound < 0.05)
  }
}
