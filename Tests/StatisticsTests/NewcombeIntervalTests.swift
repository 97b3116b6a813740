import Statistics
import Testing

@Suite struct NewcombeIntervalTests {
  /// 56 of 70 against 48 of 80: method 10 in table II of Newcombe (1998) gives 0.0524 to 0.3339.
  @Test("Agrees with the example that the method was published with")
  func agreesWithThePublishedExample() {
    let interval = NewcombeInterval.interval((56, 70), (48, 80))
    #expect(abs(interval.lowerBound - 0.0524) < 5e-5)
    #expect(abs(interval.upperBound - 0.3339) < 5e-5)
  }

  @Test("20 % of 40 against 10 % of 120 by hand: −1.61 to +25.34 points")
  func workedExample() {
    let interval = NewcombeInterval.interval((8, 40), (12, 120))
    #expect(abs(interval.lowerBound + 0.0161) < 5e-5)
    #expect(abs(interval.upperBound - 0.2534) < 5e-5)
  }

  @Test("Turns its sign when the groups change places")
  func isAntisymmetric() {
    let interval = NewcombeInterval.interval((3, 17), (9, 22))
    let reversed = NewcombeInterval.interval((9, 22), (3, 17))
    #expect(abs(interval.lowerBound + reversed.upperBound) < 1e-15)
    #expect(abs(interval.upperBound + reversed.lowerBound) < 1e-15)
  }

  @Test("Stays between −1 and 1 at the extremes")
  func extremes() {
    let interval = NewcombeInterval.interval((5, 5), (0, 5))
    #expect(interval.upperBound == 1)
    #expect(interval.lowerBound > 0)
  }
}
