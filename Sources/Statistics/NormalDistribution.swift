import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// Returns the probability of a value of at most z.
  public static func cumulative(_ z: Double) -> Double {
    0.5 * erfc(-z * 0.5.squareRoot())
  }

  /// Returns the probability of a value at least as far from 0 as z, on either side.
  public static func twoSidedP(_ z: Double) -> Double {
    erfc(z.magnitude * 0.5.squareRoot())
  }

  /// Returns the value below which the given share lies.
  ///
  /// Starts from a rational approximation and takes Newton steps on the distribution itself in the lower half, where it
  /// loses no digits; the upper half is its mirror image.
  ///
  /// - Precondition: `share` lies between 0 and 1, both left out.
  ///
  /// > Source: Abramowitz, Stegun, "Handbook of Mathematical Functions", 1964, equation 26.2.23, for the start.
  public static func quantile(_ share: Double) -> Double {
    precondition(share > 0 && share < 1, "the share \(share) must lie between 0 and 1")
    guard share <= 0.5 else { return -quantile(1 - share) }
    let root = (-2 * log(share)).squareRoot()
    let numerator = 2.515_517 + root * (0.802_853 + root * 0.010_328)
    let denominator = 1 + root * (1.432_788 + root * (0.189_269 + root * 0.001_308))
    var z = numerator / denominator - root
    for _ in 0..<4 {
      let density = exp(-0.5 * z * z - logRootOfTwoPi)
      let step = (cumulative(z) - share) / density
      z -= step / (1 + 0.5 * step * z)
    }
    return z
  }
}
