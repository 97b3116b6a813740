import LinearAlgebra

/// How much each cluster runs into the one most like it.
public enum DaviesBouldin {
  /// Returns the mean over clusters i of the greatest (s(i) + s(j)) / d(i, j).
  ///
  /// s is the mean distance of a cluster's rows to its center, d the distance between two centers; a pair with equal
  /// centers counts as 0, as in scikit-learn.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: The index, 0 for the best; 0 where no cluster spreads; nothing for one cluster or when every row is one.
  /// - Complexity: O(n · d + k² · d).
  ///
  /// > Source: Davies and Bouldin, "A cluster separation measure", 1979, DOI 10.1109/TPAMI.1979.4766909.
  public static func index(_ rows: Matrix, labels: [Int], threadCount: Int) -> Double? {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let count = (labels.max() ?? -1) + 1
    guard count > 1, count < rows.rowCount else { return nil }
    let centers = rows.means(ofLabels: labels.map(Int32.init), clusterCount: count)
    let spreads = spreads(rows, labels, centers)
    let chunkCount = ChunkedWork.usualChunkCount
    let worst = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count).map { cluster in
        worstRatio(cluster, centers, spreads)
      }
    }
    return worst.flatMap { $0 }.reduce(0, +) / Double(count)
  }

  private static func spreads(_ rows: Matrix, _ labels: [Int], _ centers: Matrix) -> [Double] {
    var sums = [Double](repeating: 0, count: centers.rowCount)
    var sizes = [Int](repeating: 0, count: centers.rowCount)
    for (row, label) in labels.enumerated() {
      let square = rows.squaredDistance(fromRow: row, to: centers, row: label)
      sums[label] += Double(square).squareRoot()
      sizes[label] += 1
    }
    return zip(sums, sizes).map { $0 / Double($1) }
  }

  private static func worstRatio(_ cluster: Int, _ centers: Matrix, _ spreads: [Double]) -> Double {
    var worst = 0.0
    for other in spreads.indices where other != cluster {
      let square = centers.squaredDistance(fromRow: cluster, to: centers, row: other)
      guard square > 0 else { continue }
      worst = max(worst, (spreads[cluster] + spreads[other]) / Double(square).squareRoot())
    }
    return worst
  }
}
