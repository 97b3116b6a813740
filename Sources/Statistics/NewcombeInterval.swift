/// Newcombe's interval of the difference of two independent proportions.
public enum NewcombeInterval {
  /// Returns the interval of the first rate minus the second, made of their two Wilson intervals.
  ///
  /// With Wilson limits l and u: lower end d − √((p₁ − l₁)² + (u₂ − p₂)²), upper end d + √((u₁ − p₁)² + (p₂ − l₂)²).
  ///
  /// - Precondition: Both groups have trials.
  ///
  /// > Source: Newcombe, "Interval estimation for the difference between independent proportions", 1998,
  /// > DOI 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method 10.
  public static func interval(
    _ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int),
    confidence: Double = 0.95
  ) -> ClosedRange<Double> {
    precondition(
      first.trials > 0 && second.trials > 0,
      "\(first.trials) and \(second.trials) trials; both must be above 0")
    let firstRate = Double(first.successes) / Double(first.trials)
    let secondRate = Double(second.successes) / Double(second.trials)
    let firstWilson = WilsonInterval.interval(
      successes: first.successes, trials: first.trials, confidence: confidence)
    let secondWilson = WilsonInterval.interval(
      successes: second.successes, trials: second.trials, confidence: confidence)
    let below = root(firstRate - firstWilson.lowerBound, secondWilson.upperBound - secondRate)
    let above = root(firstWilson.upperBound - firstRate, secondRate - secondWilson.lowerBound)
    let difference = firstRate - secondRate
    return max(-1, difference - below)...min(1, difference + above)
  }

  private static func root(_ first: Double, _ second: Double) -> Double {
    (first * first + second * second).squareRoot()
  }
}
