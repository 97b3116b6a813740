import Statistics
import Testing

@Suite struct GainsCurveTests {
  @Test func tiesAreCutProportionally() {
    // One success above, then four equal scores with two successes.
    let curve = GainsCurve(
      RankedGroups(scores: [9, 5, 5, 5, 5], outcomes: [true, true, false, true, false]))
    #expect(curve.successes(to: 0.2) == 1)
    #expect(abs(curve.successes(to: 0.4) - 1.5) < 1e-12)
    #expect(abs(curve.successes(to: 0.5) - 1.75) < 1e-12)
    #expect(curve.successes(to: 1) == 3)
    #expect(curve.successes(to: 0) == 0)
    #expect([0, 0.2, 0.3, 1].map { curve.score(at: $0) } == [9, 9, 5, 5])
    let share = curve.share(from: 0.2, to: 0.6)
    #expect(abs(share.value - 1.0 / 3) < 1e-12)
    #expect(abs(share.lift - 1.0 / 3 / 0.4) < 1e-12)
  }

  @Test(arguments: 1...6)
  func theOrderOfRowsMeansNothing(seed: Int) {
    let random = RandomRanking(count: 80, levels: 5, most: 3, seed: UInt64(seed))
    let turned = RankedGroups(
      scores: random.scores.reversed(), successes: random.successes.reversed(),
      failures: random.failures.reversed())
    for depth in [0.1, 0.25, 0.5, 1] {
      let (one, other) = (
        GainsCurve(random.ranked).share(to: depth), GainsCurve(turned).share(to: depth)
      )
      #expect(one.value == other.value)
      #expect(abs(one.interval.lowerBound - other.interval.lowerBound) < 1e-12)
    }
  }

  @Test func partsSumToAllAndTheWholeIsCertain() {
    let random = RandomRanking(count: 100, levels: 12, most: 1, seed: 3)
    let curve = GainsCurve(random.ranked)
    let parts = (0..<10).map { curve.share(from: Double($0) / 10, to: Double($0 + 1) / 10) }
    #expect(abs(parts.reduce(0) { $0 + $1.value } - 1) < 1e-12)
    #expect(curve.share(to: 1).value == 1)
    #expect(curve.share(to: 1).lift == 1 && curve.share(to: 1).interval == 1...1)
    for part in parts { #expect(part.interval.contains(part.value)) }
  }

  @Test func allSuccessesOnTopAreNotCertainToStayThere() {
    let outcomes = (0..<100).map { $0 < 10 }
    let curve = GainsCurve(RankedGroups(scores: (0..<100).map { -Double($0) }, outcomes: outcomes))
    let top = curve.share(to: 0.1)
    #expect(top.value == 1 && top.lift == 10)
    #expect(top.interval.lowerBound < 0.8)
    let rest = curve.share(from: 0.9, to: 1)
    #expect(rest.value == 0 && rest.interval.upperBound > 0.2)
  }

  @Test func withoutSuccessesThereIsNoShare() {
    let curve = GainsCurve(RankedGroups(scores: [1, 2], outcomes: [false, false]))
    #expect(curve.share(to: 0.5).value.isNaN)
    #expect(curve.share(to: 0.5).interval == 0...1)
    #expect(GainsCurve(RankedGroups(scores: [], outcomes: [])).successes(to: 0.5) == 0)
  }

  /// Scores uniform on 0 to 1 (or in ten steps), P(success) = 2 r s: the top share q holds 1 − (1 − q)² of them.
  @Test(arguments: [(0.05, false), (0.3, false), (0.5, false), (0.3, true)])
  func theBandCovers(rate: Double, hasTies: Bool) {
    var covered = 0
    var generator = SeededGenerator(seed: UInt64(rate * 100))
    for _ in 0..<300 {
      let raw = (0..<500).map { _ in generator.unit() }
      let outcomes = raw.map { generator.unit() < 2 * rate * $0 }
      let scores = hasTies ? raw.map { ($0 * 10).rounded(.down) } : raw
      let curve = GainsCurve(RankedGroups(scores: scores, outcomes: outcomes))
      covered += [0.1, 0.3, 0.6].count {
        curve.share(to: $0).interval.contains(1 - (1 - $0) * (1 - $0))
      }
    }
    #expect(covered >= 828, "\(covered) of 900")
    #expect(covered <= 888, "\(covered) of 900")
  }

  @Test func accountsAndNotDealsAreIndependent() {
    var (covered, apart) = (0, 0)
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let scores = (0..<100).map { _ in generator.unit() }
      let wins = scores.map { _ in generator.unit() < 0.4 ? 6 : 0 }
      let losses = wins.map { 6 - $0 }
      let clustered = GainsCurve(
        RankedGroups(scores: scores, successes: wins, failures: losses)
      ).share(to: 0.3)
      if clustered.interval.contains(0.3) { covered += 1 }
      let deals = GainsCurve(
        RankedGroups(
          scores: scores.flatMap { [Double](repeating: $0, count: 6) },
          outcomes: wins.flatMap { [Bool](repeating: $0 > 0, count: 6) }))
      if deals.share(to: 0.3).interval.contains(0.3) { apart += 1 }
    }
    #expect(covered >= 182, "\(covered) of 200")
    #expect(apart < 150, "deals that are not independent, taken for so: \(apart) of 200")
  }
}
