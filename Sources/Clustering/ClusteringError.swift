import LinearAlgebra

/// What the data or an option can do to a clustering.
public enum ClusteringError: Error, CustomStringConvertible, Sendable, Equatable {
  /// A row holds a number that is not finite.
  case notFinite(row: Int, column: Int)
  /// More clusters are asked for than there are rows.
  case tooManyClusters(asked: Int, rows: Int)
  /// No number of clusters of these sizes holds the rows.
  case infeasibleSizes(rows: Int, sizes: ClosedRange<Int>)
  /// The number of clusters asked for holds fewer rows or needs more of them than there are.
  case infeasibleCount(asked: Int, rows: Int, sizes: ClosedRange<Int>)
  /// No number of clusters of these sizes holds the rows of one key.
  case infeasibleKey(key: Int, rows: Int, sizes: ClosedRange<Int>)
  /// The number of clusters asked for is beyond what the keys allow, each by itself.
  case infeasibleKeyedCount(asked: Int, allowed: ClosedRange<Int>)

  /// What happened and the way out, in a sentence.
  public var description: String {
    switch self {
    case .notFinite(let row, let column):
      "row \(row), column \(column) is not a finite number; map it to missing before clustering"
    case .tooManyClusters(let asked, let rows):
      "\(asked) clusters of \(rows) rows: ask for at most \(rows)"
    case .infeasibleSizes(let rows, let sizes):
      Self.infeasibleText(rows: rows, sizes: sizes)
    case .infeasibleCount(let asked, let rows, let sizes):
      Self.infeasibleText(asked: asked, rows: rows, sizes: sizes)
    case .infeasibleKey(let key, let rows, let sizes):
      "key \(key): " + Self.infeasibleText(rows: rows, sizes: sizes)
        + ", or allow rows to be left over"
    case .infeasibleKeyedCount(let asked, let allowed):
      "\(asked) segments that cross no key are not possible: the keys allow \(allowed.lowerBound) to "
        + "\(allowed.upperBound)"
    }
  }

  private static func infeasibleText(asked: Int, rows: Int, sizes: ClosedRange<Int>) -> String {
    let (lower, upper) = (sizes.lowerBound, sizes.upperBound)
    let least = (rows + upper - 1) / upper
    let most = rows / lower
    let wayOut =
      asked < 0 || asked > most
      ? "\(asked) × \(lower) = \(asked * lower) need too many"
      : "\(asked) × \(upper) = \(asked * upper) hold too few"
    return "\(rows) rows cannot be cut into \(asked) segments of \(lower) to \(upper): \(wayOut); "
      + "ask for \(least) to \(most)"
  }

  private static func infeasibleText(rows: Int, sizes: ClosedRange<Int>) -> String {
    let most = rows / sizes.lowerBound
    let arithmetic =
      most == 0
      ? "they do not fill one segment"
      : "\(most) × \(sizes.upperBound) = \(most * sizes.upperBound) hold too few and "
        + "\(most + 1) × \(sizes.lowerBound) = \((most + 1) * sizes.lowerBound) need too many"
    return "\(rows) rows cannot be cut into segments of \(sizes.lowerBound) to "
      + "\(sizes.upperBound): \(arithmetic); widen the sizes"
  }

  package static func checkFinite(_ rows: Matrix) throws(ClusteringError) {
    for row in 0..<rows.rowCount {
      for (column, value) in rows.row(row).enumerated() where !value.isFinite {
        throw .notFinite(row: row, column: column)
      }
    }
  }
}
