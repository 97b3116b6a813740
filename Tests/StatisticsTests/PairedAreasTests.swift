import Statistics
import Testing

@Suite struct PairedAreasTests {
  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenRanking.cases() {
      let pair = PairedAreas(
        scores: golden.first, others: golden.second, successes: golden.won,
        failures: golden.won.map { 1 - $0 })
      #expect(abs(pair.difference - (golden.areas[0] - golden.areas[1])) < 1e-12)
      #expect(abs(pair.variance - golden.differenceVariance) < 1e-12, "\(golden.name)")
      #expect(abs(pair.p - golden.p) < 1e-9, "\(golden.name)")
      let reach = 1.959963984540054 * golden.differenceVariance.squareRoot()
      #expect(abs((pair.interval?.lowerBound ?? 9) - (pair.difference - reach)) < 1e-12)
    }
  }

  @Test func scalesDoNotMatterAndOrderTurnsTheSign() {
    let random = RandomRanking(count: 60, levels: 9, most: 3, seed: 2)
    let pair = PairedAreas(
      scores: random.scores, others: random.others, successes: random.successes,
      failures: random.failures)
    let turned = PairedAreas(
      scores: random.others.map { $0 * 100 - 7 }, others: random.scores,
      successes: random.successes, failures: random.failures)
    #expect(abs(pair.difference + turned.difference) < 1e-12)
    #expect(abs(pair.p - turned.p) < 1e-12)
    #expect(pair.first == turned.second)
  }

  @Test func scoresThatOrderAlikeHaveNoDifferenceToJudge() {
    let pair = PairedAreas(
      scores: [1, 2, 3, 4], others: [10, 20, 30, 40], successes: [0, 1, 0, 1],
      failures: [1, 0, 1, 0])
    #expect(pair.difference == 0 && pair.p == 1 && pair.interval == nil)
  }

  @Test func aPerfectScoreAgainstItsReverseIsNotCertain() throws {
    let pair = PairedAreas(
      scores: [1, 1, 2, 2], others: [2, 2, 1, 1], successes: [0, 0, 1, 1],
      failures: [1, 1, 0, 0])
    #expect(pair.difference == 1)
    let interval = try #require(pair.interval)
    #expect(interval.lowerBound < 0.9 && interval.upperBound == 1)
    #expect(pair.p > 0.001 && pair.p < 1)
  }

  @Test func oneClassSaysNothing() {
    let pair = PairedAreas(scores: [1, 2], others: [2, 1], successes: [1, 1], failures: [0, 0])
    #expect(pair.difference.isNaN && pair.p == 1 && pair.interval == -1...1)
  }

  @Test func theIntervalCovers() {
    var (covered, proven) = (0, 0)
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<400 {
      let outcomes = (0..<160).map { $0 < 40 ? 1 : 0 }
      // Two noisy readings of one signal: equally good, and alike.
      let signal = outcomes.map { RandomRanking.normal(&generator) + Double($0) }
      let pair = PairedAreas(
        scores: signal.map { $0 + RandomRanking.normal(&generator) },
        others: signal.map { $0 + RandomRanking.normal(&generator) },
        successes: outcomes, failures: outcomes.map { 1 - $0 })
      if pair.interval?.contains(0) == true { covered += 1 }
      if pair.p < 0.05 { proven += 1 }
    }
    #expect(covered >= 368, "\(covered) of 400")
    #expect(covered + proven == 400)
  }
}
