/// Wilson's score interval of a proportion.
public enum WilsonInterval {
  /// Returns the interval: the rates that a two-sided score test of this level would not reject.
  ///
  /// Center (k + z²/2) ÷ (n + z²), half width z √(k (n − k) / n + z²/4) ÷ (n + z²). It is exactly 0 below when
  /// nothing succeeded, exactly 1 above when everything did, and 0...1 without trials.
  ///
  /// > Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927,
  /// > DOI 10.1080/01621459.1927.10502953.
  public static func interval(
    successes: Int, trials: Int, confidence: Double = 0.95
  ) -> ClosedRange<Double> {
    precondition((0...trials).contains(successes), "\(successes) successes in \(trials) trials")
    guard trials > 0 else { return 0...1 }
    let z = NormalDistribution.quantile(0.5 + confidence / 2)
    let (count, total) = (Double(successes), Double(trials))
    let center = (count + z * z / 2) / (total + z * z)
    let spread = (count * (total - count) / total + z * z / 4).squareRoot()
    let half = z * spread / (total + z * z)
    // At both ends the terms cancel to 0 or 1, but for their last digits.
    let lower = successes == 0 ? 0 : max(0, center - half)
    let upper = successes == trials ? 1 : min(1, center + half)
    return lower...upper
  }
}
