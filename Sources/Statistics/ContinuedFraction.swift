/// The value of a continued fraction.
enum ContinuedFraction {
  /// Returns a₀ ÷ (b₀ + a₁ ÷ (b₁ + …)), given the pairs (aᵢ, bᵢ), to the last digit.
  ///
  /// > Source: Thompson, Barnett, "Coulomb and Bessel functions of complex arguments and order", 1986,
  /// > DOI 10.1016/0021-9991(86)90046-X (Lentz's method, modified).
  static func value(_ pair: (Int) -> (numerator: Double, denominator: Double)) -> Double {
    let tiny = 1e-300
    let first = pair(0)
    var result = first.denominator == 0 ? tiny : first.denominator
    var above = result
    var below = 0.0
    var step = 1
    // Fractions of the incomplete beta function take about the root of their greater parameter.
    while step < 1_000_000 {
      let (numerator, denominator) = pair(step)
      below = denominator + numerator * below
      if below.magnitude < tiny { below = tiny }
      above = denominator + numerator / above
      if above.magnitude < tiny { above = tiny }
      below = 1 / below
      let change = above * below
      result *= change
      if (change - 1).magnitude < 1e-16 { break }
      step += 1
    }
    return first.numerator / result
  }
}
