extension Matrix {
  /// A point whose difference to every row is exact in Float32.
  ///
  /// Shapes: d. The rounded mean of a column that lies between half of it and twice of it, else 0. Moved there,
  /// norms are small beside the distances, and differences of rows are the same bits.
  ///
  /// > Source: Sterbenz, "Floating-point computation", 1974, theorem 4.3.1: x − y is exact for y / 2 ≤ x ≤ 2 y.
  package var exactOrigin: [Float] {
    var lowest = [Float](repeating: .infinity, count: columnCount)
    var highest = [Float](repeating: -.infinity, count: columnCount)
    for row in 0..<rowCount {
      for (column, value) in self.row(row).enumerated() {
        lowest[column] = min(lowest[column], value)
        highest[column] = max(highest[column], value)
      }
    }
    return columnMeans.enumerated().map { column, mean in
      let origin = Float(mean)
      let bounds = [origin / 2, origin * 2].sorted()
      return lowest[column] >= bounds[0] && highest[column] <= bounds[1] ? origin : 0
    }
  }
}
