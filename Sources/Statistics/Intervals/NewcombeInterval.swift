/// Newcombe's hybrid score interval of the difference of two independent proportions.
public enum NewcombeInterval {
  /// Returns the 95 % interval of p − q from the two Wilson intervals.
  ///
  /// With p in (l, u) and q in (m, v), the ends are p − q − √((p − l)² + (v − q)²) and
  /// p − q + √((u − p)² + (q − m)²).
  ///
  /// - Parameters:
  ///   - successes: Successes of the first.
  ///   - trials: Trials of the first, at least one.
  ///   - otherSuccesses: Successes of the second.
  ///   - otherTrials: Trials of the second, at least one.
  /// - Returns: An interval within −1 to 1.
  ///
  /// > Source: Newcombe, "Interval estimation for the difference between independent proportions", 1998,
  /// > DOI 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method 10.
  public static func bounds(
    successes: Int, trials: Int, otherSuccesses: Int, otherTrials: Int
  ) -> ClosedRange<Double> {
    precondition(trials > 0 && otherTrials > 0, "\(trials) and \(otherTrials) trials")
    let p = Double(successes) / Double(trials)
    let q = Double(otherSuccesses) / Double(otherTrials)
    let first = WilsonInterval.bounds(successes: successes, trials: trials)
    let second = WilsonInterval.bounds(successes: otherSuccesses, trials: otherTrials)
    let down = square(p - first.lowerBound) + square(second.upperBound - q)
    let up = square(first.upperBound - p) + square(q - second.lowerBound)
    return max(-1, p - q - down.squareRoot())...min(1, p - q + up.squareRoot())
  }

  private static func square(_ x: Double) -> Double { x * x }
}
