import LinearAlgebra
import Statistics

/// Lloyd's k-means on dense rows, seeded by greedy k-means++.
///
/// > Source: Lloyd, "Least squares quantization in PCM", 1982, DOI 10.1109/TIT.1982.1056489; Arthur and
/// > Vassilvitskii, "k-means++: the advantages of careful seeding", 2007.
public struct KMeans: Sendable {
  /// The number of clusters, k.
  public var clusterCount: Int
  /// At most so many passes.
  public var maximumIterationCount = 100
  /// How many seedings are tried; the one with the least inertia stays.
  public var restartCount = 4
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Whether rows that cannot have changed are skipped; the result does not depend on it.
  public var usesBounds = true

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
    /// The squared distance to the nearest other center, n; infinite with one center.
    public let secondSquaredDistances: [Float]
    /// The sum of squared distances.
    public let inertia: Double
    /// How many passes were made.
    public let iterationCount: Int
    /// Whether the last pass changed no label.
    public let hasConverged: Bool
  }

  /// Returns the best of a few clusterings.
  ///
  /// Ends with an assignment, so that every label is its row's nearest center. A cluster that loses its last
  /// row takes the row that lies farthest from its center. Ties go to the lower index.
  ///
  /// - Parameters:
  ///   - rows: n × d, finite.
  ///   - generator: Where the seeds come from.
  /// - Returns: The clustering with the least inertia.
  /// - Throws: `ClusteringError.tooManyClusters` when k > n, or `.notFinite`.
  /// - Complexity: O(n · k · d) a pass.
  public func fit(
    _ rows: Matrix, using generator: inout some RandomNumberGenerator
  ) throws(ClusteringError) -> Fit {
    guard clusterCount <= rows.rowCount else {
      throw .tooManyClusters(asked: clusterCount, rows: rows.rowCount)
    }
    try ClusteringError.checkFinite(rows)
    var best: Fit?
    for _ in 0..<max(1, restartCount) {
      let seeds = GreedySeeding(rows: rows).seeds(count: clusterCount, using: &generator)
      let fit = fit(rows, from: rows.rows(seeds))
      if fit.inertia < best?.inertia ?? .infinity { best = fit }
    }
    guard let best else { preconditionFailure("no restart of \(restartCount)") }
    return best
  }

  /// Returns the clustering that Lloyd's passes reach from the given centers.
  ///
  /// - Parameters:
  ///   - rows: n × d, finite.
  ///   - start: The first centers, k × d.
  /// - Returns: The clustering.
  public func fit(_ rows: Matrix, from start: Matrix) -> Fit {
    var passes = LloydPasses(
      rows: rows, centers: start, usesBounds: usesBounds, threadCount: threadCount)
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
    // Skipped rows have bounds only: one full pass gives every distance.
    let final = rows.assignment(to: centers, threadCount: threadCount)
    let inertia = final.squaredDistances.reduce(0.0) { $0 + Double($1) }
    return Fit(
      labels: final.labels.map(Int.init), centers: centers,
      squaredDistances: final.squaredDistances,
      secondSquaredDistances: final.secondSquaredDistances, inertia: inertia,
      iterationCount: iterations, hasConverged: hasConverged)
  }
}
