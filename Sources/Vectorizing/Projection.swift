import LinearAlgebra

/// Encoded accounts on the few directions in which they differ most.
///
/// Shapes: `rows` is n × q. The directions are the eigenvectors of the rows' cross product, found by LAPACK.
///
/// > Source: Pearson, "On lines and planes of closest fit", 1901, DOI 10.1080/14786440109462720.
public struct Projection: Sendable {
  /// The coordinates, n × q.
  public let rows: Matrix
  /// The share of the inertia that the directions hold, between 0 and 1.
  public let explainedShare: Double

  /// Projects centered rows on at most `count` directions.
  ///
  /// - Parameters:
  ///   - matrix: n × p, centered.
  ///   - count: The most directions, q.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Throws: `LinearAlgebraError` when LAPACK does not converge.
  /// - Complexity: O(n · p² + p³).
  public init(of matrix: Matrix, count: Int, threadCount: Int) throws(LinearAlgebraError) {
    let p = matrix.columnCount
    let eigen = try SymmetricEigen(of: matrix.crossProduct(threadCount: threadCount), order: p)
    let kept = min(count, p)
    let total = eigen.values.reduce(0) { $0 + max(0, $1) }
    let held = eigen.values.prefix(kept).reduce(0) { $0 + max(0, $1) }
    explainedShare = total > 0 ? held / total : 1
    var rows = Matrix(rowCount: matrix.rowCount, columnCount: kept)
    for row in 0..<matrix.rowCount {
      let values = matrix.row(row)
      for direction in 0..<kept {
        var sum = 0.0
        for (value, weight) in zip(values, eigen.vectors[direction * p..<(direction + 1) * p]) {
          sum += Double(value) * weight
        }
        rows[row, direction] = Float(sum)
      }
    }
    self.rows = rows
  }
}
