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
  fileprivate struct Chunk: Sendable {
    let range: Range<Int>
    var labels: [Int32]
    /// An upper bound on the distance to the own center, and a lower one to every other.
    var upper: [Float]
    var lower: [Float]
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
        upper: [Float](repeating: .infinity, count: range.count),
        lower: [Float](repeating: 0, count: range.count))
    }
  }

  /// The label of every row, n.
  package var labels: [Int32] { chunks.flatMap(\.labels) }

  /// Assigns every row to the nearest of these centers and returns how many labels changed.
  package mutating func assign(to centers: Matrix) -> Int {
    let pass = BoundedPass(
      rows.pass(to: centers, plan: plan, threadCount: threadCount),
      drift: Drift(from: self.centers, to: centers), usesBounds: usesBounds)
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
      if let moved = part.1 { sums.add(moved) }
    }
    return changeCount
  }
}

/// One pass over the rows of a chunk.
private struct BoundedPass<Pass: AssignmentPass>: Sendable {
  private let pass: Pass
  private let drift: Drift
  private let usesBounds: Bool

  init(_ pass: Pass, drift: Drift, usesBounds: Bool) {
    self.pass = pass
    self.drift = drift
    self.usesBounds = usesBounds
  }

  func assign<Rows>(_ chunk: inout LloydPasses<Rows>.Chunk) {
    chunk.changeCount = 0
    if usesBounds {
      let active = moveBounds(&chunk)
      if Double(active.count) < Pass.gatheringShare * Double(chunk.range.count) {
        guard !active.isEmpty else { return }
        let found = pass.bracketed(ofRows: active)
        for (index, row) in active.enumerated() {
          take(found, index, into: &chunk, Int(row) - chunk.range.lowerBound)
        }
        return
      }
    }
    take(pass.bracketed(ofRows: chunk.range), into: &chunk)
  }

  /// Moves the bounds along with the centers and returns the rows that may change.
  private func moveBounds<Rows>(_ chunk: inout LloydPasses<Rows>.Chunk) -> [Int32] {
    var active: [Int32] = []
    active.reserveCapacity(chunk.range.count)
    let start = chunk.range.lowerBound
    var (upper, lower): ([Float], [Float]) = ([], [])
    swap(&upper, &chunk.upper)
    swap(&lower, &chunk.lower)
    let roundings = pass.roundings(ofRows: chunk.range)
    var uppers = upper.mutableSpan
    var lowers = lower.mutableSpan
    for place in uppers.indices {
      let label = Int(chunk.labels[place])
      if label >= 0 {
        uppers[place] += drift.own(label)
        lowers[place] -= drift.others(label)
      }
      let error = roundings[place]
      let (upper, lower) = (uppers[place], lowers[place])
      let isSafe = lower > 0 && upper * upper + error < lower * lower - error
      if !isSafe { active.append(Int32(start + place)) }
    }
    swap(&upper, &chunk.upper)
    swap(&lower, &chunk.lower)
    return active
  }

  /// Takes what was found for all rows of a chunk.
  private func take<Rows>(
    _ found: BracketedAssignment, into chunk: inout LloydPasses<Rows>.Chunk
  ) {
    for place in found.labels.indices where chunk.labels[place] != found.labels[place] {
      chunk.changeCount += 1
    }
    chunk.labels = found.labels
    chunk.upper = found.upper.map { $0.squareRoot() }
    chunk.lower = found.lower.map { $0.squareRoot() }
  }

  private func take<Rows>(
    _ found: BracketedAssignment, _ index: Int, into chunk: inout LloydPasses<Rows>.Chunk,
    _ place: Int
  ) {
    chunk.upper[place] = found.upper[index].squareRoot()
    chunk.lower[place] = found.lower[index].squareRoot()
    if chunk.labels[place] != found.labels[index] {
      chunk.labels[place] = found.labels[index]
      chunk.changeCount += 1
    }
  }
}

/// How far every center has moved.
private struct Drift: Sendable {
  private var distances: [Float] = []
  private var farthest = -1
  private var greatest: Float = 0
  private var second: Float = 0

  init(from old: Matrix, to new: Matrix) {
    for center in 0..<new.rowCount {
      // Rounded up, as a bound must not fall short.
      let distance =
        old.squaredDistance(fromRow: center, to: new, row: center).squareRoot() * 1.000_01
      distances.append(distance)
      if distance > greatest {
        (second, greatest, farthest) = (greatest, distance, center)
      } else if distance > second {
        second = distance
      }
    }
  }

  func own(_ center: Int) -> Float { distances[center] }

  /// The most that any other center has moved.
  func others(_ center: Int) -> Float { center == farthest ? second : greatest }
}
