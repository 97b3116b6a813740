import Clustering
import LinearAlgebra
import Statistics
import Vectorizing

/// Encoded accounts as the rows that micro-segments are made of: nothing missing, and few enough columns.
///
/// Shapes: `rows` is n × q, with q the number of encoded columns or the limit where there are more.
public struct ClusteringRows: Sendable {
  /// The rows, n × q.
  public let rows: Matrix
  /// What a reader must know, in a sentence, where columns were projected.
  public let note: String?
  /// The directions that columns were projected on, q × p; nothing where there are few enough columns.
  package let directions: Matrix?
  /// The share of the differences between accounts that the rows hold; 1 where nothing was projected.
  package let heldShare: Double

  /// Fills what is missing from the nearest accounts, and projects where there are many columns.
  ///
  /// - Parameters:
  ///   - encoded: n accounts of p columns.
  ///   - columnLimit: More columns than this are projected on so many directions.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Throws: `LinearAlgebraError` when LAPACK does not converge.
  /// - Complexity: O(n · m · p) for groups of m accounts, and O(n · p² + p³) where columns are projected.
  public init(
    of encoded: EncodedAccounts, columnLimit: Int, threadCount: Int
  ) throws(LinearAlgebraError) {
    let isWide = encoded.rows.columnCount > columnLimit
    let projection =
      isWide
      ? try Projection(of: encoded.rows, count: columnLimit, threadCount: threadCount) : nil
    note = projection.map {
      "\(encoded.rows.columnCount) columns were projected on the \(columnLimit) directions that hold "
        + "\(DecimalText.percent($0.explainedShare)) of the differences between accounts."
    }
    (directions, heldShare) = (projection?.directions, projection?.explainedShare ?? 1)
    let plain = projection?.rows ?? encoded.written
    let missing = encoded.rows.missingFields
    guard missing.ofRow.contains(where: { !$0.isEmpty }) else {
      rows = plain
      return
    }
    let fill = NeighborFill(threadCount: threadCount)
    let groups = fill.groups(of: encoded.rows, plain: plain, missing: missing)
    // The threads share the groups, or the rows of the only one.
    let inner = groups.count == 1 ? threadCount : 1
    let parts = ChunkedWork.map(chunkCount: groups.count, threadCount: threadCount) { group in
      let own = projection == nil ? plain.rows(groups[group]) : encoded.rows.written(groups[group])
      let filled = fill.filled(own, missing.rows(groups[group]), threadCount: inner)
      return projection?.coordinates(of: filled) ?? filled
    }
    var places = [Int](repeating: 0, count: plain.rowCount)  // among the rows of all groups
    for (place, row) in groups.joined().enumerated() { places[row] = place }
    rows = Matrix(stacking: parts, columnCount: plain.columnCount).rows(places)
  }
}
