import Foundation

/// The regularized incomplete gamma function, and the chi-square distribution that stands on it.
public enum IncompleteGamma {
  /// Returns Q(a, x) = Γ(a, x) / Γ(a), the upper tail.
  ///
  /// By the series of P for x < a + 1, else by Lentz's continued fraction of Q; relative error near 1e-14.
  ///
  /// - Parameters:
  ///   - a: The shape, above 0.
  ///   - x: From 0 up.
  /// - Returns: A probability.
  ///
  /// > Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 6.5.29 and 6.5.31.
  public static func upper(shape a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0, "Q(\(a), \(x)) is not defined")
    guard x > 0 else { return 1 }
    let front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1 {
      var (term, sum, n) = (1 / a, 1 / a, a)
      while term.magnitude > sum.magnitude * 1e-17 {
        n += 1
        term *= x / n
        sum += term
      }
      return max(0, 1 - front * sum)
    }
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for i in 1...10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (an * d + b)
      c = b + an / c
      let factor = c * d
      fraction *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return min(1, front * fraction)
  }

  /// Returns P(X ≥ x) of the chi-square distribution.
  public static func chiSquareUpperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    upper(shape: Double(degreesOfFreedom) / 2, x / 2)
  }
}
