import Foundation

/// The beta distribution on the numbers from 0 to 1.
public struct BetaDistribution: Sendable, Equatable {
  /// The first shape, a.
  public let a: Double
  /// The second shape, b.
  public let b: Double

  /// Creates a distribution; both shapes are above 0.
  public init(a: Double, b: Double) {
    precondition(a > 0 && b > 0, "Beta(\(a), \(b)) is not defined")
    (self.a, self.b) = (a, b)
  }

  /// The mean, a ÷ (a + b).
  public var mean: Double { a / (a + b) }

  /// Returns the probability of a value of at most x, the regularized incomplete beta function.
  ///
  /// By its continued fraction, evaluated after Lentz, from the side on which it converges quickly.
  ///
  /// - Complexity: O(√max(a, b)).
  ///
  /// > Source: NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/8.17, equations 8.17.22 and 8.17.4.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let logFront =
      lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    if x < (a + 1) / (a + b + 2) {
      return min(1, exp(logFront) / a * Self.fraction(a, b, x))
    }
    return max(0, 1 - exp(logFront) / b * Self.fraction(b, a, 1 - x))
  }

  /// Returns the value below which the distribution has the probability p.
  ///
  /// - Complexity: 50 times that of `cumulative`.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "\(p) is no probability")
    guard p > 0, p < 1 else { return p }
    var (low, high) = (0.0, 1.0)
    // To an absolute error of 1e-13, or as far as the numbers go.
    for _ in 0..<44 {
      let middle = (low + high) / 2
      if cumulative(middle) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    func notNothing(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
    var c = 1.0
    var d = 1 / notNothing(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / notNothing(1 + even * d)
      c = notNothing(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / notNothing(1 + odd * d)
      c = notNothing(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
