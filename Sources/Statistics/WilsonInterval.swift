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
    let n = Double(trials)
    let p = Double(successes) / n
    let square = z95 * z95
    let middle = p + square / (2 * n)
    let reach = z95 * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    // At 0 and n the exact ends are 0 and 1, which rounding may miss.
    let lower = successes == 0 ? 0 : max(0, (middle - reach) / scale)
    let upper = successes == trials ? 1 : min(1, (middle + reach) / scale)
    return lower...upper
  }
}
