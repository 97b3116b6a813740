import LinearAlgebra

/// The directions in which rows differ most, exact, with the coordinates along them.
///
/// The directions are eigenvectors of the rows' products about their means, which LAPACK finds in Float64; their
/// signs are fixed: the entry of largest size is positive, the first of those that are as large but for rounding. A
/// direction along which nothing differs but by rounding has no length, no share and the coordinate 0 everywhere.
///
/// Shapes: rows are n × q, that stand for p columns; c axes.
///
/// > Source: Jolliffe and Cadima, "Principal component analysis: a review and recent developments", 2016,
/// > DOI 10.1098/rsta.2015.0202, section 2a.
package struct PrincipalAxes: Sendable {
  /// The weights of the columns, c lists of p; their squares sum to 1, or are all 0.
  package let directions: [[Double]]
  /// The share of the sum of squares about the means that lies along each axis, c; 0 where nothing differs.
  package let shares: [Double]
  /// The rows' coordinates along each axis, c lists of n; their mean is 0.
  package let coordinates: [[Float]]

  /// What part of the sum of squares of all entries is taken for rounding.
  private static let rounding = 1e-10
  /// What part of the largest entry is as good as the largest.
  private static let tie = 1 - 1e-6

  /// Finds the axes.
  ///
  /// - Parameters:
  ///   - rows: The rows, finite.
  ///   - columns: What the rows' columns are in columns that mean something, q × p with orthonormal rows; nothing
  ///     where they mean something themselves.
  ///   - count: How many axes, c.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Throws: `LinearAlgebraError.noConvergence` when LAPACK says so.
  /// - Complexity: O(n · q² + q³ + c · q · p).
  package init(
    of rows: Matrix, columns: Matrix? = nil, count: Int, threadCount: Int
  ) throws(LinearAlgebraError) {
    let q = rows.columnCount
    precondition(
      columns.map { $0.rowCount == q } ?? true,
      "\(columns?.rowCount ?? 0) rows of columns do not match \(q) columns of rows")
    let scatter = rows.scatter(threadCount: threadCount)
    let eigen = try SymmetricEigen(of: scatter.products, order: q)
    let total = (0..<q).reduce(0.0) { $0 + max(0, scatter.products[$1 * q + $1]) }
    let squares = scatter.means.reduce(total) { $0 + Double(rows.rowCount) * $1 * $1 }
    let found = (0..<min(count, q)).filter { eigen.values[$0] > Self.rounding * squares }
    var along = found.map { Array(eigen.vectors[$0 * q..<($0 + 1) * q]) }
    var directions = along.map { direction in
      columns.map { Self.combination(of: $0, by: direction) } ?? direction
    }
    for axis in found where Self.isTurned(directions[axis]) {
      along[axis] = along[axis].map { -$0 }
      directions[axis] = directions[axis].map { -$0 }
    }
    let places = rows.coordinates(
      along: Matrix(rowCount: found.count, columnCount: q) { Float(along[$0][$1]) },
      from: scatter.means, threadCount: threadCount)
    let lacking = count - found.count
    let width = columns?.columnCount ?? q
    self.directions =
      directions + [[Double]](repeating: [Double](repeating: 0, count: width), count: lacking)
    shares =
      found.map { min(1, eigen.values[$0] / total) } + [Double](repeating: 0, count: lacking)
    coordinates =
      found.map { axis in (0..<rows.rowCount).map { places[$0, axis] } }
      + [[Float]](repeating: [Float](repeating: 0, count: rows.rowCount), count: lacking)
  }

  /// Returns Σ over rows of weight · row, p.
  private static func combination(of rows: Matrix, by weights: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: rows.columnCount)
    for (row, weight) in weights.enumerated() {
      for (column, value) in rows.row(row).enumerated() { sums[column] += weight * Double(value) }
    }
    return sums
  }

  /// Returns whether the first of the largest entries is negative.
  private static func isTurned(_ direction: [Double]) -> Bool {
    let largest = direction.reduce(0) { max($0, $1.magnitude) }
    return (direction.first { $0.magnitude >= tie * largest } ?? 0) < 0
  }
}
