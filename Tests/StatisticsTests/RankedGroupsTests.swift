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
}
