import Statistics
import Testing

@Suite struct AveragePrecisionTests {
  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenRanking.cases() {
      let found = AveragePrecision(RankedGroups(scores: golden.first, outcomes: golden.outcomes))
      #expect(abs(found.value - golden.averagePrecision) < 1e-12, "\(golden.name)")
    }
  }

  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithScikitLearn(name: String) throws {
    let golden = try GoldenScores(name)
    let found = AveragePrecision(
      RankedGroups(scores: golden.forecasts, outcomes: golden.outcomes))
    #expect(abs(found.value - golden.metrics.average_precision) < 1e-9)
  }

  @Test func byHand() {
    // Successes at places 1 and 3: (1/1 + 2/3) ÷ 2.
    let found = AveragePrecision(
      RankedGroups(scores: [4, 3, 2, 1], outcomes: [true, false, true, false]))
    #expect(abs(found.value - 5.0 / 6) < 1e-12)
    #expect(found.byChance == 0.5)
  }

  @Test func equalScoresHaveTheRateAndPerfectOnesAreNotCertain() {
    let flat = AveragePrecision(
      RankedGroups(scores: [1, 1, 1, 1], outcomes: [true, false, false, false]))
    #expect(flat.value == 0.25 && flat.byChance == 0.25)
    #expect(flat.interval.lowerBound < 0.25 && flat.interval.upperBound > 0.25)
    let perfect = AveragePrecision(
      RankedGroups(scores: [4, 3, 2, 1], outcomes: [true, true, false, false]))
    #expect(perfect.value == 1)
    #expect(perfect.interval.lowerBound < 0.5 && perfect.interval.upperBound == 1)
    let none = AveragePrecision(RankedGroups(scores: [1, 2], outcomes: [false, false]))
    #expect(none.value.isNaN && none.interval == 0...1)
  }

  @Test func theVarianceIsThatOfManySamples() {
    // Against the spread over samples of one market of scores 0 to 9: the truth is its value in the limit.
    let large = sample(400_000, seed: 1)
    let truth = AveragePrecision(large).value
    let covered = (0..<300).count {
      AveragePrecision(sample(300, seed: UInt64($0 + 2))).interval.contains(truth)
    }
    #expect(covered >= 276, "\(covered) of 300")
  }

  private func sample(_ count: Int, seed: UInt64) -> RankedGroups {
    var generator = SeededGenerator(seed: seed)
    let scores = (0..<count).map { _ in Double(Int(generator.unit() * 10)) }
    return RankedGroups(
      scores: scores, outcomes: scores.map { generator.unit() < 0.05 + $0 / 20 })
  }
}
