import Statistics
import Testing

struct StratifiedAreaTests {
  @Test func oneStratumIsThePlainArea() {
    let ranked = RandomRanking(count: 200, levels: 9, most: 2, seed: 5).ranked
    let (stratified, plain) = (StratifiedArea([ranked]), AreaUnderCurve(ranked))
    #expect(stratified.value == plain.value)
    #expect(stratified.interval == plain.interval)
  }

  @Test func everyPairOfAStratumCountsOnce() {
    var (better, pairs) = (0.0, 0.0)
    let strata = (1...3).map { seed in
      RandomRanking(count: 40 * seed, levels: 6, most: 1, seed: UInt64(seed))
    }
    for stratum in strata {
      for won in stratum.scores.indices where stratum.successes[won] > 0 {
        for lost in stratum.scores.indices where stratum.failures[lost] > 0 {
          let (high, low) = (stratum.scores[won], stratum.scores[lost])
          better += high > low ? 1 : high == low ? 0.5 : 0
          pairs += 1
        }
      }
    }
    let area = StratifiedArea(strata.map(\.ranked))
    #expect(abs(area.value - better / pairs) < 1e-12)
    #expect(area.interval.contains(area.value))
  }

  @Test func strataOfOneOutcomeHaveNoPair() {
    let lost = RankedGroups(scores: [1, 2], outcomes: [false, false])
    #expect(StratifiedArea([lost]).value.isNaN)
    #expect(StratifiedArea([]).interval == 0...1)
    let mixed = RankedGroups(scores: [1, 2], outcomes: [false, true])
    #expect(StratifiedArea([lost, mixed]).value == 1)
  }

  @Test func aDifferenceOverOneStratumIsDeLongs() {
    let units = RandomRanking(count: 150, levels: 9, most: 2, seed: 6)
    let paired = PairedAreas(
      scores: units.scores, others: units.others, successes: units.successes,
      failures: units.failures)
    let difference = StratifiedDifference(
      scores: units.scores, others: units.others, successes: units.successes,
      failures: units.failures, strata: [Array(units.scores.indices)])
    #expect(abs(difference.value - paired.difference) < 1e-12)
    #expect(abs(difference.p - paired.p) < 1e-9)
  }

  /// Two scores that are noise alike are told apart in about 5 of 100 draws, over folds too.
  @Test func theDifferenceKeepsItsLevel() {
    var generator = SeededGenerator(seed: 21)
    var rejected = 0
    for _ in 0..<400 {
      func noise() -> [Double] { (0..<200).map { _ in RandomRanking.normal(&generator) } }
      let (one, two) = (noise(), noise())
      let won = (0..<200).map { _ in generator.unit() < 0.3 ? 1 : 0 }
      let difference = StratifiedDifference(
        scores: one, others: two, successes: won, failures: won.map { 1 - $0 },
        strata: (0..<5).map { fold in (0..<200).filter { $0 % 5 == fold } })
      rejected += difference.p < 0.05 ? 1 : 0
    }
    #expect((5...40).contains(rejected), "\(rejected) of 400")
  }

  @Test func theSameScoreHasNoDifference() {
    let won = (0..<50).map { $0 % 3 == 0 ? 1 : 0 }
    let scores = won.indices.map { Double($0 % 11) }
    let difference = StratifiedDifference(
      scores: scores, others: scores, successes: won, failures: won.map { 1 - $0 },
      strata: [Array(0..<25), Array(25..<50)])
    #expect(difference.value == 0)
    #expect(difference.interval == nil)
    #expect(difference.p == 1)
  }
}
