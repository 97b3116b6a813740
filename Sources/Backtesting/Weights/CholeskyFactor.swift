/// The lower triangle L of a symmetric positive definite matrix A = L Lᵀ.
///
/// > Source: Golub and Van Loan, "Matrix computations", 4th edition, 2013, algorithm 4.2.1.
struct CholeskyFactor {
  private let order: Int
  private let lower: [Double]

  /// Factors a matrix of n × n; nothing where it is not positive definite.
  ///
  /// - Complexity: O(n³ / 6) multiplications.
  init?(_ matrix: [Double], order: Int) {
    precondition(matrix.count == order * order, "\(matrix.count) entries of \(order) × \(order)")
    var factor = matrix
    do {
      var span = factor.mutableSpan
      for row in 0..<order {
        for column in 0...row {
          var sum = span[row * order + column]
          for place in 0..<column {
            sum -= span[row * order + place] * span[column * order + place]
          }
          if column < row {
            span[row * order + column] = sum / span[column * order + column]
          } else {
            guard sum > 0, sum.isFinite else { return nil }
            span[row * order + row] = sum.squareRoot()
          }
        }
      }
    }
    self.order = order
    lower = factor
  }

  /// Returns x with A x = b.
  func solution(of right: [Double]) -> [Double] {
    var x = right
    for row in 0..<order {
      for place in 0..<row { x[row] -= lower[row * order + place] * x[place] }
      x[row] /= lower[row * order + row]
    }
    for row in (0..<order).reversed() {
      for place in row + 1..<order { x[row] -= lower[place * order + row] * x[place] }
      x[row] /= lower[row * order + row]
    }
    return x
  }
}
