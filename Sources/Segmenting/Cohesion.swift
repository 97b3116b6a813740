import LinearAlgebra

/// How much closer together the members of a segment are than all accounts.
package enum Cohesion {
  /// Returns 1 − (mean squared distance to the own center) ÷ (that of all rows to the common center).
  ///
  /// 1 where the members are equal and others are not, about 0 where they are as spread as everybody, and below 0 where more.
  package static func perCluster(_ rows: Matrix, labels: [Int]) -> [Double] {
    let count = (labels.max() ?? -1) + 1
    let d = rows.columnCount
    var sums = [Double](repeating: 0, count: count * d)
    var squares = [Double](repeating: 0, count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (row, label) in labels.enumerated() {
      sizes[label] += 1
      for (column, value) in rows.row(row).enumerated() {
        sums[label * d + column] += Double(value)
        squares[label] += Double(value) * Double(value)
      }
    }
    let means = rows.columnMeans
    let n = Double(max(1, labels.count))
    let total = squares.reduce(0, +) / n - means.reduce(0) { $0 + $1 * $1 }
    return (0..<count).map { cluster in
      let size = sizes[cluster]
      let center = sums[cluster * d..<(cluster + 1) * d].reduce(0) {
        $0 + ($1 / size) * ($1 / size)
      }
      let within = max(0, squares[cluster] / size - center)
      return total > 1e-12 ? 1 - within / total : 0
    }
  }
}
