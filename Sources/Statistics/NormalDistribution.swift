import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// Returns P(|Z| ≥ |z|) = erfc(|z| / √2).
  public static func twoSidedP(z: Double) -> Double {
    erfc(z.magnitude / 2.0.squareRoot())
  }

  /// Returns P(Z ≤ z).
  public static func cumulative(_ z: Double) -> Double {
    0.5 * erfc(-z / 2.0.squareRoot())
  }

  /// Returns the z with P(Z ≤ z) = p, by bisection to the last digit; −∞ at 0 and ∞ at 1.
  ///
  /// The half below ½ is searched, where `cumulative` keeps all its digits, and mirrored for the other.
  public static func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "\(p) is no probability")
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : .infinity }
    guard p <= 0.5 else { return -quantile(1 - p) }
    var (low, high) = (-40.0, 0.0)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
  }
}
