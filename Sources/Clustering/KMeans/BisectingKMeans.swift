import LinearAlgebra
import Statistics

/// k-means for thousands of clusters: clusters are split in two until there are k.
///
/// Each round splits the clusters whose inertia is at least half of the greatest, so that the work grows with
/// n · log k in place of n · k. A row belongs to the cluster that the splits led it to, which need not be the one
/// whose center is nearest.
///
/// > Source: Steinbach, Karypis and Kumar, "A comparison of document clustering techniques", 2000.
public struct BisectingKMeans: Sendable {
  /// The number of clusters, k.
  public var clusterCount: Int
  /// At most so many passes in a split.
  public var maximumIterationCount = 20
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// How much memory the work may take.
  public var memoryLimit = MemoryLimit.machine

  /// Creates a method for k clusters.
  public init(clusterCount: Int) {
    precondition(clusterCount >= 1, "\(clusterCount) clusters are none")
    self.clusterCount = clusterCount
  }

  /// One clustering.
  public struct Fit: Sendable, Equatable {
    /// The cluster of every row, n, numbered by the first row of each.
    public let labels: [Int]
    /// The means of the clusters; as many as there are.
    public let centers: Matrix
    /// The sum of weighted squared distances to the own center.
    public let inertia: Double
    /// How many clusters were asked for.
    public let askedClusterCount: Int

    /// Says so, in a sentence, where there are fewer clusters than were asked for.
    public var shortfall: String? {
      Shortfall.sentence(asked: askedClusterCount, used: centers.rowCount)
    }
  }

  private struct Cluster: Sendable {
    var rows: [Int]
    var inertia: Double
    /// Whether another split may be tried.
    var canSplit: Bool
  }

  /// Returns a clustering.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns, finite.
  ///   - weights: How much each row counts, n; 1 when left out.
  ///   - seed: Where the first centers of the splits come from.
  /// - Returns: k clusters, or fewer, and saying so, where there are fewer distinct rows.
  /// - Throws: `ClusteringError.tooManyClusters` when k > n, `.notFinite`, or `.needsMemory`.
  /// - Complexity: O(n · d · log k) for splits of like size.
  public func fit<Rows: MeasurableRows>(
    _ rows: Rows, weights: [Float]? = nil, seed: UInt64
  ) throws(ClusteringError) -> Fit {
    guard clusterCount <= rows.rowCount else {
      throw .tooManyClusters(asked: clusterCount, rows: rows.rowCount)
    }
    // The rows of the clusters, copied for their splits, and their bounds.
    let copies = Double(rows.rowCount) * Double(rows.columnCount + 20) * 4
    try memoryLimit.check(
      copies + Double(clusterCount) * Double(rows.sumWidth) * 12, for: "bisecting k-means")
    try ClusteringError.checkFinite(rows)
    let all = Array(0..<rows.rowCount)
    var clusters = [Cluster(rows: all, inertia: .infinity, canSplit: true)]
    while clusters.count < clusterCount {
      let chosen = next(clusters)
      guard !chosen.isEmpty else { break }
      split(&clusters, chosen, rows, weights, seed: seed)
    }
    return fit(rows, weights, clusters)
  }

  /// Returns the clusters that are split next, as many as are still missing at the most.
  private func next(_ clusters: [Cluster]) -> [Int] {
    let candidates = clusters.indices.filter { clusters[$0].canSplit }
      .sorted { (-clusters[$0].inertia, $0) < (-clusters[$1].inertia, $1) }
    guard let first = candidates.first else { return [] }
    let least = clusters[first].inertia / 2
    return Array(
      candidates.prefix { clusters[$0].inertia >= least }.prefix(clusterCount - clusters.count))
  }

  /// Splits clusters, side by side where there are many of them.
  private func split<Rows: MeasurableRows>(
    _ clusters: inout [Cluster], _ chosen: [Int], _ rows: Rows, _ weights: [Float]?, seed: UInt64
  ) {
    let before = clusters
    let isWide = chosen.count >= 4
    let parts = ChunkedWork.map(
      chunkCount: chosen.count, threadCount: isWide ? threadCount : 1
    ) { place in
      halves(
        of: before[chosen[place]], rows, weights, seed: seed, threads: isWide ? 1 : threadCount)
    }
    for (cluster, part) in zip(chosen, parts) {
      clusters[cluster] = part[0]
      clusters += part.dropFirst()
    }
  }

  /// Returns the two parts of a cluster, or the cluster itself where its rows are all the same.
  private func halves<Rows: MeasurableRows>(
    of cluster: Cluster, _ rows: Rows, _ weights: [Float]?, seed: UInt64, threads: Int
  ) -> [Cluster] {
    var whole = cluster
    whole.canSplit = false
    guard cluster.rows.count > 1 else { return [whole] }
    let own = rows.rows(cluster.rows)
    let ownWeights = weights.map { weights in cluster.rows.map { weights[$0] } }
    var generator = SeededGenerator(seed: seed, stream: UInt64(cluster.rows[0]))
    let seeds = GreedySeeding(rows: own, weights: ownWeights, threadCount: threads)
      .seeds(count: 2, using: &generator)
    var method = KMeans(clusterCount: 2)
    method.maximumIterationCount = maximumIterationCount
    method.threadCount = threads
    let fit = method.fit(own, weights: ownWeights, from: own.written(seeds))
    guard fit.usedClusterCount == 2 else { return [whole] }
    return (0..<2).map { half in
      let places = fit.labels.indices.filter { fit.labels[$0] == half }
      let inertia = places.reduce(0.0) {
        $0 + Double(fit.squaredDistances[$1]) * Double(ownWeights?[$1] ?? 1)
      }
      return Cluster(
        rows: places.map { cluster.rows[$0] }, inertia: inertia,
        canSplit: places.count > 1 && inertia > 0)
    }
  }

  private func fit<Rows: MeasurableRows>(
    _ rows: Rows, _ weights: [Float]?, _ clusters: [Cluster]
  ) -> Fit {
    var raw = [Int](repeating: 0, count: rows.rowCount)
    for (label, cluster) in clusters.enumerated() {
      for row in cluster.rows { raw[row] = label }
    }
    let (labels, count) = LabelNumbering.byFirstRow(raw)
    var sums = ClusterSums(clusterCount: count, width: rows.sumWidth)
    rows.move(
      0..<rows.rowCount, weights: weights, from: [Int32](repeating: -1, count: labels.count),
      to: labels.map(Int32.init), in: &sums)
    return Fit(
      labels: labels, centers: rows.means(of: sums),
      inertia: clusters.reduce(0) { $0 + ($1.inertia.isFinite ? $1.inertia : 0) },
      askedClusterCount: clusterCount)
  }
}
