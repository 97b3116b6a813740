import LinearAlgebra

extension Matrix {
  /// The sum of squared distances of all rows to their mean, in Float64.
  ///
  /// - Complexity: O(n · d).
  var totalSumOfSquares: Double {
    let means = columnMeans
    var total = 0.0
    for row in 0..<rowCount {
      for (value, mean) in zip(self.row(row), means) {
        total += (Double(value) - mean) * (Double(value) - mean)
      }
    }
    return total
  }
}
