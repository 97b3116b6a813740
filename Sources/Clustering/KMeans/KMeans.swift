import LinearAlgebra
import Statistics

/// Lloyd's k-means on rows that are written out or encoded, with weights, and with missing values left out.
///
/// Minimizes Σ over rows of weight · ‖x − c‖² over the columns that x has a value in: with missing values, the
/// objective of k-POD.
///
/// > Source: Lloyd, "Least squares quantization in PCM", 1982, DOI 10.1109/TIT.1982.1056489; Chi, Chi and
/// > Baraniuk, "k-POD", 2016, DOI 10.1080/00031305.2015.1086685, for missing values.
public struct KMeans: Sendable {
  /// The number of clusters, k.
  public var clusterCount: Int
  /// Where the first centers come from.
  public var seeding = Seeding.wardOnSample
  /// At most so many passes.
  public var maximumIterationCount = 100
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Whether rows that cannot have changed are skipped; the result does not depend on it.
  public var usesBounds = true
  /// How much memory the work may take.
  public var memoryLimit = MemoryLimit.machine

  /// Where the first centers come from.
  public enum Seeding: Sendable, Equatable {
    /// The centers of a Ward tree of a sample that depends on the rows' contents alone: no chance, one run.
    case wardOnSample
    /// Greedy k-means++, so many times; the clustering with the least inertia stays.
    case greedy(restartCount: Int)
  }

  /// Creates a method for k clusters.
  public init(clusterCount: Int) {
    precondition(clusterCount >= 1, "\(clusterCount) clusters are none")
    self.clusterCount = clusterCount
  }

  /// One clustering: labels, centers and inertia belong together.
  public struct Fit: Sendable, Equatable {
    /// The center of every row, n.
    public let labels: [Int]
    /// The centers, k × d; where there are fewer distinct rows than that, some have no row.
    public let centers: Matrix
    /// The squared distance to the own center, n.
    public let squaredDistances: [Float]
    /// The sum of weighted squared distances.
    public let inertia: Double
    /// How many passes were made.
    public let iterationCount: Int
    /// Whether the last pass changed no label.
    public let hasConverged: Bool
    /// How many centers have a row: k, or fewer where there are fewer distinct rows than that.
    public let usedClusterCount: Int

    /// Says so, in a sentence, where some centers have no row.
    public var shortfall: String? {
      Shortfall.sentence(asked: centers.rowCount, used: usedClusterCount)
    }
  }

  /// Returns a clustering, the best one where there are restarts.
  ///
  /// Ends with an assignment, so that every label is its row's nearest center. A cluster that loses its last
  /// row takes the row that lies farthest from its center. Ties go to the lower index.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns, finite.
  ///   - weights: How much each row counts, n, at least 0 and not all 0; 1 when left out.
  ///   - generator: Where the seeds of `.greedy` come from.
  /// - Returns: The clustering.
  /// - Throws: `ClusteringError.tooManyClusters` when k > n, `.notFinite`, or `.needsMemory`.
  /// - Complexity: O(n · k · d) a pass, d being the number of values of a row.
  public func fit<Rows: MeasurableRows>(
    _ rows: Rows, weights: [Float]? = nil, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Fit {
    guard clusterCount <= rows.rowCount else {
      throw .tooManyClusters(asked: clusterCount, rows: rows.rowCount)
    }
    try memoryLimit.check(bytesNeeded(rows), for: "k-means")
    try ClusteringError.checkFinite(rows)
    switch seeding {
    case .wardOnSample:
      let seeds = WardSeeding(threadCount: threadCount)
        .centers(rows, weights: weights, count: clusterCount)
      return fit(rows, weights: weights, from: seeds)
    case .greedy(let restartCount):
      precondition(restartCount >= 1, "\(restartCount) seedings are none")
      let seeding = GreedySeeding(rows: rows, weights: weights, threadCount: threadCount)
      var best: Fit?
      for _ in 0..<restartCount {
        let seeds = seeding.seeds(count: clusterCount, using: &generator)
        let fit = fit(rows, weights: weights, from: rows.written(seeds))
        if fit.inertia < best?.inertia ?? .infinity { best = fit }
      }
      guard let best else { preconditionFailure("no seeding of \(restartCount) has an inertia") }
      return best
    }
  }

  /// Returns the clustering that Lloyd's passes reach from the given centers.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns, finite.
  ///   - weights: How much each row counts, n; 1 when left out.
  ///   - start: The first centers, k × d.
  /// - Returns: The clustering.
  public func fit<Rows: MeasurableRows>(
    _ rows: Rows, weights: [Float]? = nil, from start: Matrix
  ) -> Fit {
    precondition(
      weights?.count ?? rows.rowCount == rows.rowCount,
      "\(weights?.count ?? 0) weights do not match \(rows.rowCount) rows")
    var passes = LloydPasses(
      rows: rows, weights: weights, centers: start, usesBounds: usesBounds,
      threadCount: threadCount)
    var centers = start
    var iterations = 0
    var hasConverged = false
    _ = passes.assign(to: centers)
    while iterations < maximumIterationCount, !hasConverged {
      let next = CenterUpdate.centers(passes, rows: rows)
      hasConverged = passes.assign(to: next) == 0
      centers = next
      iterations += 1
    }
    // Every label is its row's nearest center; skipped rows have bounds only, so distances are measured now.
    let labels = passes.labels
    let distances = rows.squaredDistances(
      toOwn: centers, labels: labels, threadCount: threadCount)
    var isUsed = [Bool](repeating: false, count: centers.rowCount)
    for label in labels { isUsed[Int(label)] = true }
    return Fit(
      labels: labels.map(Int.init), centers: centers, squaredDistances: distances,
      inertia: Inertia.sum(distances, weights: weights), iterationCount: iterations,
      hasConverged: hasConverged, usedClusterCount: isUsed.count { $0 })
  }

  /// Labels, bounds, norms and distances, 40 bytes a row, and the sums of every chunk and of the whole.
  private func bytesNeeded(_ rows: some MeasurableRows) -> Double {
    let sums = Double(clusterCount) * Double(rows.sumWidth + 1) * 8
    let centers = Double(clusterCount) * Double(rows.columnCount + 16) * 4
    let chunks = Double(
      ChunkedWork.chunkCount(rowCount: rows.rowCount, sumsOfChunk: clusterCount * rows.sumWidth))
    return Double(rows.rowCount) * 40 + (chunks + 1) * sums + 4 * centers
  }
}
