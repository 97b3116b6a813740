import Foundation

/// Returns the regularized upper incomplete gamma function Q(a, x).
///
/// The power series of P = 1 − Q where x < a + 1, the continued fraction of Q elsewhere; the relative error is near 1e-13.
///
/// - Precondition: `shape` is above 0 and `value` is not below 0.
///
/// > Source: NIST Digital Library of Mathematical Functions, equations 8.11.4 (series) and 8.9.2 (fraction).
public func upperIncompleteGamma(shape: Double, value: Double) -> Double {
  precondition(shape > 0 && value >= 0, "shape \(shape), value \(value)")
  guard value > 0 else { return 1 }
  let factor = exp(shape * log(value) - value - logGamma(shape))
  if value < shape + 1 {
    var term = 1 / shape
    var sum = term
    var divisor = shape
    while term > sum * 1e-17 {
      divisor += 1
      term *= value / divisor
      sum += term
    }
    return max(0, 1 - factor * sum)
  }
  let fraction = ContinuedFraction.value { step in
    let count = Double(step)
    guard step > 0 else { return (1, value + 1 - shape) }
    return (count * (shape - count), value + 2 * count + 1 - shape)
  }
  return factor * fraction
}
