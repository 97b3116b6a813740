import Foundation

/// Returns the natural logarithm of the gamma function of a positive number.
///
/// From 10 on it is Stirling's series; below 10 the argument is raised by Γ(x) = Γ(x + 1) ÷ x. The relative
/// error stays near 1e-15, but for arguments close to 1 and 2, where the absolute error does.
///
/// - Precondition: `value` is greater than 0.
///
/// > Source: NIST Digital Library of Mathematical Functions, equations 5.5.1 and 5.11.1.
public func logGamma(_ value: Double) -> Double {
  precondition(value > 0, "the logarithm of gamma is wanted at \(value), which is not above 0")
  var raised = value
  var product = 1.0
  while raised < 10 {
    product *= raised
    raised += 1
  }
  return (raised - 0.5) * log(raised) - raised + logRootOfTwoPi + stirlingCorrection(raised)
    - log(product)
}

/// The logarithm of √(2π).
let logRootOfTwoPi = 0.918_938_533_204_672_741_78

/// Returns log n! − ((n + ½) log n − n + log √(2π)), what Stirling's formula leaves out, for n of 1 or more.
///
/// > Source: NIST Digital Library of Mathematical Functions, equation 5.11.1, and Abramowitz, Stegun,
/// > "Handbook of Mathematical Functions", 1964, equation 6.1.41.
func stirlingCorrection(_ count: Double) -> Double {
  guard count >= 10 else {
    let factorial = stride(from: 2.0, through: count, by: 1).reduce(1, *)
    return log(factorial) - ((count + 0.5) * log(count) - count + logRootOfTwoPi)
  }
  let inverse = 1 / count
  let square = inverse * inverse
  let tail = 1 / 1188.0 - square * 691 / 360_360
  let middle = 1 / 1260.0 - square * (1 / 1680.0 - square * tail)
  return inverse * (1 / 12.0 - square * (1 / 360.0 - square * middle))
}
