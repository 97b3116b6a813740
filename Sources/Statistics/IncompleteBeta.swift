import Foundation

/// Returns the regularized incomplete beta function Iₓ(a, b), the probability that a beta variable is at most x.
///
/// Its continued fraction where x is below the mean, and 1 − I₁₋ₓ(b, a) elsewhere.
///
/// - Precondition: Both parameters are above 0, and `value` lies between 0 and 1.
/// - Complexity: O(√max(a, b)).
///
/// > Source: NIST Digital Library of Mathematical Functions, equations 8.17.4 and 8.17.22.
public func regularizedIncompleteBeta(_ first: Double, _ second: Double, at value: Double)
  -> Double
{
  precondition(
    first > 0 && second > 0 && (0...1).contains(value),
    "parameters \(first) and \(second), value \(value)")
  guard value > 0 else { return 0 }
  guard value < 1 else { return 1 }
  return value <= (first + 1) / (first + second + 2)
    ? belowTheMean(first, second, value, 1 - value)
    : 1 - belowTheMean(second, first, 1 - value, value)
}

private func belowTheMean(
  _ first: Double, _ second: Double, _ value: Double, _ complement: Double
) -> Double {
  let logFactor =
    logGamma(first + second) - logGamma(first) - logGamma(second)
    + first * log(value) + second * log(complement)
  let fraction = ContinuedFraction.value { step in
    guard step > 0 else { return (1, 1) }
    let half = Double(step / 2)
    let spot = first + 2 * half
    let numerator =
      step.isMultiple(of: 2)
      ? half * (second - half) * value / ((spot - 1) * spot)
      : -(first + half) * (first + second + half) * value / (spot * (spot + 1))
    return (numerator, 1)
  }
  return min(1, exp(logFactor) / first * fraction)
}
