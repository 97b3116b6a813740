import Statistics
import Testing

@Suite struct NewcombeIntervalTests {
  @Test func agreesWithTheWorkedExample() {
    let bounds = NewcombeInterval.bounds(
      successes: 8, trials: 40, otherSuccesses: 12, otherTrials: 120)
    #expect(abs(bounds.lowerBound - -0.0161) < 0.00005)
    #expect(abs(bounds.upperBound - 0.2534) < 0.00005)
  }

  @Test func agreesWithThePaper() {
    // Newcombe 1998, table II, method 10: 56/70 − 48/80 gives 0.0524 to 0.3339.
    let bounds = NewcombeInterval.bounds(
      successes: 56, trials: 70, otherSuccesses: 48, otherTrials: 80)
    #expect(abs(bounds.lowerBound - 0.0524) < 0.00005)
    #expect(abs(bounds.upperBound - 0.3339) < 0.00005)
  }

  @Test func turnsItsSignWhenTheGroupsChangePlaces() {
    let one = NewcombeInterval.bounds(
      successes: 3, trials: 17, otherSuccesses: 9, otherTrials: 20)
    let other = NewcombeInterval.bounds(
      successes: 9, trials: 20, otherSuccesses: 3, otherTrials: 17)
    #expect(abs(one.lowerBound + other.upperBound) < 1e-12)
    #expect(abs(one.upperBound + other.lowerBound) < 1e-12)
  }
}
