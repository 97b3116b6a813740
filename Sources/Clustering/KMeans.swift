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

  /// Creates a method for k clusters.
  public init(clusterCount: Int) {
    precondition(clusterCount >= 1, "\(clusterCount) clusters are none")
    self.clusterCount = clusterCount
  }

  /// One clustering: labels, centers and inertia belong together.
  public struct Fit: Sendable, Equatable {
    /// The center of every row, n.
    public let labels: [Int]
    /// The centers, k × d; fewer than asked only when there are fewer distinct rows.
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
    var centers = start
    var assignment = rows.assignment(to: centers, threadCount: threadCount)
    var iterations = 0
    var hasConverged = false
    while iterations < maximumIterationCount, !hasConverged {
      centers = rows.centers(of: assignment, count: centers.rowCount, threadCount: threadCount)
      let next = rows.assignment(to: centers, threadCount: threadCount)
      hasConverged = next.labels == assignment.labels
      assignment = next
      iterations += 1
    }
    let inertia = assignment.squaredDistances.reduce(0.0) { $0 + Double($1) }
    return Fit(
      labels: assignment.labels.map(Int.init), centers: centers,
      squaredDistances: assignment.squaredDistances,
      secondSquaredDistances: assignment.secondSquaredDistances, inertia: inertia,
      iterationCount: iterations, hasConverged: hasConverged)
  }
}

extension Matrix {
  /// Returns the means of the rows with each label; an empty cluster takes the farthest row.
  func centers(of assignment: Assignment, count: Int, threadCount: Int) -> Matrix {
    let d = columnCount
    let chunkCount = ChunkedWork.usualChunkCount
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      var sums = [Double](repeating: 0, count: count * (d + 1))
      for row in ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount) {
        let start = Int(assignment.labels[row]) * (d + 1)
        for column in 0..<d { sums[start + column] += Double(storage[row * stride + column]) }
        sums[start + d] += 1
      }
      return sums
    }
    var sums = [Double](repeating: 0, count: count * (d + 1))
    for part in parts {
      for index in sums.indices { sums[index] += part[index] }
    }
    var centers = Matrix(rowCount: count, columnCount: d)
    var taken: [Int] = []
    for cluster in 0..<count {
      let start = cluster * (d + 1)
      if sums[start + d] > 0 {
        for column in 0..<d {
          centers[cluster, column] = Float(sums[start + column] / sums[start + d])
        }
      } else if let farthest = (0..<rowCount).filter({ !taken.contains($0) }).max(by: {
        (assignment.squaredDistances[$0], -$0) < (assignment.squaredDistances[$1], -$1)
      }) {
        taken.append(farthest)
        for column in 0..<d { centers[cluster, column] = self[farthest, column] }
      }
    }
    return centers
  }
}
