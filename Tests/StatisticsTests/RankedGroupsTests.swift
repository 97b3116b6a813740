import Statistics
import Testing

@Suite struct RankedGroupsTests {
  @Test func groupsByHand() {
    let ranked = RankedGroups(
      scores: [1, 3, 1, 2], successes: [1, 2, 0, 0], failures: [0, 1, 1, 4])
    #expect(ranked.values == [3, 2, 1])
    #expect(ranked.successes == [2, 0, 1])
    #expect(ranked.failures == [1, 4, 1])
    #expect(ranked.groups == [2, 0, 2, 1])
    #expect(ranked.trialCount == 9)
    // (1 + 2)² ÷ (1 + 4), and (1 + 1 + 4)² ÷ (1 + 1 + 16).
    #expect(ranked.effectiveSuccesses == 9.0 / 5)
    #expect(ranked.effectiveFailures == 2)
  }

  @Test func zerosOfBothSignsAreEqual() {
    #expect(RankedGroups(scores: [0, -0.0], outcomes: [true, false]).values.count == 1)
  }

  @Test func nothingHasNoGroups() {
    let ranked = RankedGroups(scores: [], outcomes: [])
    #expect(ranked.values.isEmpty && ranked.trialCount == 0 && ranked.effectiveSuccesses == 0)
  }

  /// Few different scores are looked up and many are sorted; one more than the table holds makes no difference.
  @Test(arguments: [1, 2, 2047, 2048, 2049, 5000])
  func groupsAreThoseOfTheDistinctScores(different: Int) {
    var generator = SeededGenerator(seed: UInt64(different))
    // Halves and whole numbers of both signs, each at least once.
    let scores = (0..<different + 9000).map { unit in
      let value = unit < different ? unit : Int(generator.unit() * Double(different))
      return Double(value - different / 2) / 2
    }
    let wins = scores.map { _ in Int(generator.unit() * 3) }
    let losses = scores.map { _ in Int(generator.unit() * 3) }
    let ranked = RankedGroups(scores: scores, successes: wins, failures: losses)
    let values = Set(scores).sorted(by: >)
    #expect(ranked.values == values)
    var (ups, downs) = ([Double: Int](), [Double: Int]())
    for unit in scores.indices {
      ups[scores[unit], default: 0] += wins[unit]
      downs[scores[unit], default: 0] += losses[unit]
    }
    #expect(ranked.successes == values.map { Double(ups[$0] ?? -1) })
    #expect(ranked.failures == values.map { Double(downs[$0] ?? -1) })
    #expect(scores.indices.allSatisfy { ranked.values[ranked.groups[$0]] == scores[$0] })
  }
}
