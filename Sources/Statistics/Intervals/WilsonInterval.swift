/// Wilson's score interval of a proportion.
public enum WilsonInterval {
  /// The 97.5 % quantile of the standard normal distribution.
  package static let z95 = 1.959963984540054

  /// Returns the 95 % interval: (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n).
  ///
  /// - Parameters:
  ///   - successes: x, from 0 to n.
  ///   - trials: n; without any the interval is 0 to 1.
  /// - Returns: An interval within 0 to 1.
  ///
  /// > Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927,
  /// > DOI 10.1080/01621459.1927.10502953.
  public static func bounds(successes: Int, trials: Int) -> ClosedRange<Double> {
    precondition(
      successes >= 0 && successes <= trials, "\(successes) successes in \(trials) trials")
    guard trials > 0 else { return 0...1 }
    return bounds(
      share: Double(successes) / Double(trials), effectiveTrials: Double(trials))
  }

  /// Returns the 95 % interval of a share of what is worth so many independent trials, which need not be whole.
  ///
  /// - Parameters:
  ///   - share: p, from 0 to 1.
  ///   - effectiveTrials: n; without any the interval is 0 to 1.
  /// - Returns: An interval within 0 to 1.
  public static func bounds(share: Double, effectiveTrials: Double) -> ClosedRange<Double> {
    guard effectiveTrials > 0, !share.isNaN else { return 0...1 }
    let square = z95 * z95
    let middle = share + square / (2 * effectiveTrials)
    let reach =
      z95
      * (share * (1 - share) / effectiveTrials
      + square / (4 * effectiveTrials * effectiveTrials)).squareRoot()
    let scale = 1 + square / effectiveTrials
    // At 0 and 1 the exact ends are 0 and 1, which rounding may miss.
    let lower = share <= 0 ? 0 : max(0, (middle - reach) / scale)
    let upper = share >= 1 ? 1 : min(1, (middle + reach) / scale)
    return lower...upper
  }
}
