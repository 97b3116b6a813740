import LinearAlgebra

/// The sum of squared distances of rows to the centers of their clusters.
public enum Inertia {
  /// Returns the sum of squared distances to the clusters' means.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Σ ‖x − c(x)‖², 0 for no rows.
  /// - Complexity: O(n · d).
  public static func sum(_ rows: Matrix, labels: [Int], threadCount: Int) -> Double {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let centers = rows.means(
      ofLabels: labels.map(Int32.init), clusterCount: (labels.max() ?? -1) + 1)
    return sum(rows, labels: labels, centers: centers, threadCount: threadCount)
  }

  /// Returns the same with the means known.
  static func sum(_ rows: Matrix, labels: [Int], centers: Matrix, threadCount: Int) -> Double {
    let chunkCount = ChunkedWork.usualChunkCount
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      var total = 0.0
      for row in ChunkedWork.rows(
        ofChunk: chunk, chunkCount: chunkCount, rowCount: rows.rowCount)
      {
        total += Double(rows.squaredDistance(fromRow: row, to: centers, row: labels[row]))
      }
      return total
    }.reduce(0, +)
  }
}
