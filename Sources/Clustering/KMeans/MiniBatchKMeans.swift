import LinearAlgebra
import Statistics

/// A preview of k-means, approximate: centers that follow small batches of rows drawn at random.
///
/// Each batch moves a center toward the mean of the rows that are nearest to it, by their share of all the rows
/// that it has met. The inertia is a few percent above that of `KMeans`.
///
/// > Source: Sculley, "Web-scale k-means clustering", 2010, DOI 10.1145/1772690.1772862.
public struct MiniBatchKMeans: Sendable {
  /// The number of clusters, k.
  public var clusterCount: Int
  /// The rows of a batch.
  public var batchSize = 4096
  /// The number of batches.
  public var batchCount = 60
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Creates a preview of k clusters.
  public init(clusterCount: Int) {
    precondition(clusterCount >= 1, "\(clusterCount) clusters are none")
    self.clusterCount = clusterCount
  }

  /// An approximate clustering, to look at while the exact one runs; not to be reported as k-means.
  public struct Preview: Sendable, Equatable {
    /// The nearest center of every row, n.
    public let labels: [Int]
    /// The centers, k × d.
    public let centers: Matrix
    /// The sum of squared distances.
    public let inertia: Double
    /// How many centers have a row.
    public let usedClusterCount: Int

    /// Says so, in a sentence, where some centers have no row.
    public var shortfall: String? {
      guard usedClusterCount < centers.rowCount else { return nil }
      return "\(usedClusterCount) of \(centers.rowCount) clusters of this preview have a row"
    }
  }

  /// Returns a preview.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns, finite.
  ///   - generator: Where the batches and the first centers come from.
  /// - Returns: Labels and centers.
  /// - Throws: `ClusteringError.tooManyClusters` when k > n, or `.notFinite`.
  /// - Complexity: O(batches · batch size · k · d), and one full pass.
  public func preview<Rows: MeasurableRows>(
    _ rows: Rows, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Preview {
    guard clusterCount <= rows.rowCount else {
      throw .tooManyClusters(asked: clusterCount, rows: rows.rowCount)
    }
    try ClusteringError.checkFinite(rows)
    let first = rows.rows(batch(rows.rowCount, size: max(batchSize, 3 * clusterCount), &generator))
    let start = first.rowCount >= clusterCount ? first : rows
    var centers = start.written(
      GreedySeeding(rows: start, threadCount: threadCount)
        .seeds(count: clusterCount, using: &generator))
    var met = [Double](repeating: 0, count: clusterCount)
    for _ in 0..<batchCount {
      let drawn = rows.rows(batch(rows.rowCount, size: batchSize, &generator))
      follow(drawn, centers: &centers, met: &met)
    }
    let found = rows.assignment(to: centers, threadCount: threadCount)
    return Preview(
      labels: found.labels.map(Int.init), centers: centers,
      inertia: Inertia.sum(found.squaredDistances, weights: nil),
      usedClusterCount: Set(found.labels).count)
  }

  /// Draws rows with replacement.
  private func batch(
    _ rowCount: Int, size: Int, _ generator: inout some RandomNumberGenerator
  ) -> [Int] {
    guard size < rowCount else { return Array(0..<rowCount) }
    return (0..<size).map { _ in Int(generator.next(upperBound: UInt64(rowCount))) }
  }

  /// Moves every center toward the mean of its rows of the batch.
  private func follow<Rows: MeasurableRows>(
    _ batch: Rows, centers: inout Matrix, met: inout [Double]
  ) {
    let labels = batch.assignment(to: centers, threadCount: threadCount).labels
    var sums = ClusterSums(clusterCount: clusterCount, width: batch.sumWidth)
    batch.move(
      0..<batch.rowCount, weights: nil, from: [Int32](repeating: -1, count: labels.count),
      to: labels, in: &sums)
    let means = batch.means(of: sums)
    for cluster in 0..<clusterCount where sums.totals[cluster] > 0 {
      met[cluster] += sums.totals[cluster]
      let share = Float(sums.totals[cluster] / met[cluster])
      for column in 0..<centers.columnCount {
        centers[cluster, column] +=
          share * (means[cluster, column] - centers[cluster, column])
      }
    }
  }
}
