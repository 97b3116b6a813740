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
  /// The directions, q × p, and what is taken off the rows first, p.
  package let directions: Matrix
  private let means: [Double]

  /// Projects rows, less their mean, on at most `count` directions.
  ///
  /// - Parameters:
  ///   - rows: n rows of p columns; a missing value counts as 0.
  ///   - count: The most directions, q.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Throws: `LinearAlgebraError` when LAPACK does not converge.
  /// - Complexity: O(n · p² + p³).
  public init(
    of rows: some MeasurableRows, count: Int, threadCount: Int
  ) throws(LinearAlgebraError) {
    let p = rows.columnCount
    let scatter = rows.scatter(threadCount: threadCount)
    let eigen = try SymmetricEigen(of: scatter.products, order: p)
    let kept = min(count, p)
    let total = eigen.values.reduce(0) { $0 + max(0, $1) }
    let held = eigen.values.prefix(kept).reduce(0) { $0 + max(0, $1) }
    explainedShare = total > 0 ? held / total : 1
    directions = Matrix(rowCount: kept, columnCount: p) { direction, column in
      Float(eigen.vectors[direction * p + column])
    }
    means = scatter.means
    self.rows = rows.coordinates(along: directions, from: means, threadCount: threadCount)
  }

  /// Returns the coordinates of other rows along the same directions, m × q.
  package func coordinates(of rows: Matrix) -> Matrix {
    rows.coordinates(along: directions, from: means, threadCount: 1)
  }
}
