import LinearAlgebra

/// What the data or an option can do to a clustering.
public enum ClusteringError: Error, CustomStringConvertible, Sendable, Equatable {
  /// A row holds a number that is not finite.
  case notFinite(row: Int, column: Int)
  /// More clusters are asked for than there are rows.
  case tooManyClusters(asked: Int, rows: Int)
  /// No number of clusters of these sizes holds the rows.
  case infeasibleSizes(rows: Int, sizes: ClosedRange<Int>)
  /// The work needs more memory than it may take; both in bytes.
  case needsMemory(work: String, needed: Double, limit: Double)
  /// A table of all distances takes more memory than is allowed.
  case tooLarge(rows: Int, bytesNeeded: Int, bytesAllowed: Int)
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
    case .needsMemory(let work, let needed, let limit):
      "\(work) would need \(Self.bytesText(needed)) of memory and may take \(Self.bytesText(limit)); "
        + "ask for fewer clusters, take fewer rows, or run it on a larger machine"
    case .tooLarge(let rows, let bytesNeeded, let bytesAllowed):
      "\(rows) rows need a table of distances of \(Self.bytesText(Double(bytesNeeded))), and "
        + "\(Self.bytesText(Double(bytesAllowed))) are allowed: "
        + "take Ward's or single linkage, which need no table, or fewer rows, or allow more"
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

  /// Tenths of the largest unit that leaves at least one, rounded up.
  static func bytesText(_ bytes: Double) -> String {
    let units: [(Double, String)] = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
    let (size, name) = units.first { bytes >= $0.0 } ?? (1e3, "kB")
    return "\((bytes / size * 10).rounded(.up) / 10) \(name)"
  }

  package static func checkFinite(_ rows: some MeasurableRows) throws(ClusteringError) {
    if let place = rows.firstNotFinite {
      throw .notFinite(row: place.row, column: place.column)
    }
  }
}
