/// Rows whose distances to centers can be measured and whose means can be taken.
///
/// Shapes: n rows of d columns. Centers are always written out, k × d. `Matrix` keeps its rows written out,
/// `EncodedRows` does not; both give the same distances.
public protocol MeasurableRows: Sendable {
  /// Centers in the form that rows are measured to.
  associatedtype Panels: Sendable

  /// The number of rows, n.
  var rowCount: Int { get }
  /// The number of columns of a row that is written out, d.
  var columnCount: Int { get }
  /// The squared norm of every row, n, over the columns that it has a value in.
  func squaredNorms(threadCount: Int) -> [Float]
  /// Returns centers, k × d, ready to be measured to.
  func panels(for centers: Matrix) -> Panels
  /// Returns the nearest centers of some rows, given the norms of all.
  func assignment(ofRows rows: Range<Int>, norms: [Float], to panels: Panels) -> Assignment
  /// Returns the nearest centers of the chosen rows, given the norms of all.
  func assignment(ofRows rows: [Int32], norms: [Float], to panels: Panels) -> Assignment
  /// Returns the squared distances of some rows to the first 16 centers, 16 a row; infinite beyond the last.
  func squaredDistances(ofRows rows: Range<Int>, norms: [Float], to panels: Panels) -> [Float]
  /// Returns the squared distances of some rows to the centers that their labels name, given the norms of all.
  func squaredDistances(
    ofRows rows: Range<Int>, norms: [Float], toOwn centers: Matrix, labels: [Int32]
  ) -> [Float]
  /// What many passes over the same rows share.
  associatedtype PassPlan: Sendable
  /// One pass over the same centers.
  associatedtype Pass: AssignmentPass
  /// Returns what passes share, given the norms of all rows; without a quick look, where there is one, on request.
  func passPlan(norms: [Float], looksQuickly: Bool, threadCount: Int) -> PassPlan
  /// Returns a pass to these centers; labels do not depend on the plan.
  func pass(to centers: Matrix, plan: PassPlan, threadCount: Int) -> Pass
  /// The number of sums that a cluster needs.
  var sumWidth: Int { get }
  /// Moves rows from the sums of their former clusters to those of their present ones.
  ///
  /// - Parameters:
  ///   - rows: Which rows.
  ///   - weights: What each row of the whole counts; 1 when left out.
  ///   - from: The former cluster of each row in the range; -1 for none.
  ///   - to: The present one.
  ///   - sums: The sums of k clusters.
  func move(
    _ rows: Range<Int>, weights: [Float]?, from: [Int32], to: [Int32], in sums: inout ClusterSums)
  /// Returns the means of the clusters that sums belong to, k × d; zeros where nothing is known.
  func means(of sums: ClusterSums) -> Matrix
  /// Returns the chosen rows written out, d columns; a missing value is the mean.
  func written(_ rows: [Int]) -> Matrix
  /// Returns the chosen rows in the same form, in the order given.
  func rows(_ indices: [Int]) -> Self
  /// Returns a number for the contents of every row, the same for equal rows, n.
  func fingerprints(threadCount: Int) -> [UInt64]
  /// Returns the place of a number that is not finite, or nothing.
  var firstNotFinite: (row: Int, column: Int)? { get }
}

extension MeasurableRows {
  /// Returns every row's nearest center by squared Euclidean distance, over the columns that it has a value in.
  ///
  /// Shapes: n rows of d columns, `centers` is k × d. Entry i belongs to row i. Expands ‖x − c‖² into
  /// ‖x‖² − 2 x·c + ‖c‖² and keeps the best and second best while it goes, so that no n × k tile is
  /// written. Distances are clamped at zero; their error is near 1e-6 · (‖x‖² + ‖c‖²).
  ///
  /// - Parameters:
  ///   - centers: The k centers, at least one.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Labels and distances.
  /// - Complexity: O(n · k · d) time for a matrix, O(n · k · values in a row) for encoded rows; O(n) space.
  public func assignment(to centers: Matrix, threadCount: Int) -> Assignment {
    precondition(
      centers.columnCount == columnCount,
      "\(centers.columnCount) columns do not match \(columnCount)")
    precondition(centers.rowCount >= 1, "no centers to assign \(rowCount) rows to")
    let norms = squaredNorms(threadCount: threadCount)
    let panels = panels(for: centers)
    let chunkCount = ChunkedWork.chunkCount(rowCount: rowCount)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let rows = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      return assignment(ofRows: rows, norms: norms, to: panels)
    }
    var whole = Assignment(labels: [], squaredDistances: [], secondSquaredDistances: [])
    whole.labels.reserveCapacity(rowCount)
    whole.squaredDistances.reserveCapacity(rowCount)
    whole.secondSquaredDistances.reserveCapacity(rowCount)
    for part in parts {
      whole.labels += part.labels
      whole.squaredDistances += part.squaredDistances
      whole.secondSquaredDistances += part.secondSquaredDistances
    }
    return whole
  }

  /// Returns every row's squared distance to the center that its label names.
  ///
  /// - Parameters:
  ///   - centers: The k centers.
  ///   - labels: n labels below k.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: n squared distances, over the columns that each row has a value in.
  public func squaredDistances(
    toOwn centers: Matrix, labels: [Int32], threadCount: Int
  ) -> [Float] {
    precondition(
      labels.count == rowCount && labels.allSatisfy { $0 >= 0 && Int($0) < centers.rowCount },
      "\(labels.count) labels for \(rowCount) rows and \(centers.rowCount) centers")
    let norms = squaredNorms(threadCount: threadCount)
    let chunkCount = ChunkedWork.chunkCount(rowCount: rowCount)
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let rows = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      return squaredDistances(
        ofRows: rows, norms: norms, toOwn: centers, labels: Array(labels[rows]))
    }.flatMap { $0 }
  }
}
