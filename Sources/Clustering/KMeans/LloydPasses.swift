import LinearAlgebra

/// Lloyd's passes over the rows, cut into a fixed number of chunks.
///
/// Bounds on the distances to the own and to the nearest other center, moved along with the centers, tell which
/// rows cannot have changed; only the others are measured anew. A row is skipped only when its bounds are apart
/// by more than the rounding of the kernel, so the labels are those of passes without bounds. Where values are
/// missing a center's move counts in full, which no move over some of the columns exceeds.
///
/// > Source: Hamerly, "Making k-means even faster", 2010, DOI 10.1137/1.9781611972801.12.
package struct LloydPasses<Rows: MeasurableRows>: Sendable {
  /// The sums and sizes of the clusters.
  package private(set) var sums: ClusterSums
  /// Whether rows may be skipped.
  let usesBounds: Bool
  private let rows: Rows
  private let weights: [Float]?
  private let plan: Rows.PassPlan
  let threadCount: Int
  private var chunks: [Chunk]
  /// The centers of the last assignment.
  private(set) var centers: Matrix

  /// What is known of the rows of one chunk.
  struct Chunk: Sendable {
    let range: Range<Int>
    var labels: [Int32]
    var bounds: DistanceBounds
    /// Whether the rows have labels.
    var isAssigned = false
    var changeCount = 0
  }

  package init(
    rows: Rows, weights: [Float]? = nil, centers: Matrix, usesBounds: Bool, threadCount: Int
  ) {
    self.rows = rows
    self.weights = weights
    self.centers = centers
    self.usesBounds = usesBounds
    self.threadCount = threadCount
    plan = rows.passPlan(
      norms: rows.squaredNorms(threadCount: threadCount), looksQuickly: usesBounds,
      threadCount: threadCount)
    sums = ClusterSums(clusterCount: centers.rowCount, width: rows.sumWidth)
    let chunkCount = ChunkedWork.chunkCount(
      rowCount: rows.rowCount, sumsOfChunk: centers.rowCount * rows.sumWidth)
    chunks = (0..<chunkCount).map { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rows.rowCount)
      return Chunk(
        range: range, labels: [Int32](repeating: -1, count: range.count),
        bounds: DistanceBounds(rowCount: range.count))
    }
  }

  /// The label of every row, n.
  package var labels: [Int32] { chunks.flatMap(\.labels) }

  /// Assigns every row to the nearest of these centers and returns how many labels changed.
  package mutating func assign(to centers: Matrix) -> Int {
    let drift = CenterDrift(from: self.centers, to: centers)
    let movers =
      usesBounds && drift.movers.count * 4 <= centers.rowCount
      ? rows.pass(to: centers.rows(drift.movers), plan: plan, threadCount: threadCount) : nil
    let pass = BoundedPass(
      rows.pass(to: centers, plan: plan, threadCount: threadCount), movers: movers, drift: drift,
      usesBounds: usesBounds)
    self.centers = centers
    let (rows, chunks, weights) = (rows, chunks, weights)
    let empty = ClusterSums(clusterCount: centers.rowCount, width: rows.sumWidth)
    let parts = ChunkedWork.map(chunkCount: chunks.count, threadCount: threadCount) { index in
      var chunk = chunks[index]
      let before = chunk.labels
      pass.assign(&chunk)
      guard chunk.changeCount > 0 else { return (chunk, ClusterSums?.none) }
      var moved = empty
      rows.move(chunk.range, weights: weights, from: before, to: chunk.labels, in: &moved)
      return (chunk, moved)
    }
    var changeCount = 0
    for (index, part) in parts.enumerated() {
      self.chunks[index] = part.0
      changeCount += part.0.changeCount
    }
    sums.add(parts.compactMap(\.1), threadCount: threadCount)
    return changeCount
  }
}
