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
}
