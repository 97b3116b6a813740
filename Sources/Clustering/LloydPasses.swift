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
  private let norms: [Float]
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
    norms = rows.squaredNorms(threadCount: threadCount)
    sums = ClusterSums(clusterCount: centers.rowCount, width: rows.sumWidth)
    let chunkCount = ChunkedWork.chunkCount(rowCount: rows.rowCount)
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
    let pass = Pass(
      rows: rows, norms: norms, centers: centers, drift: Drift(from: self.centers, to: centers),
      usesBounds: usesBounds)
    self.centers = centers
    let (chunks, weights) = (chunks, weights)
    let empty = ClusterSums(clusterCount: centers.rowCount, width: rows.sumWidth)
    let parts = ChunkedWork.map(chunkCount: chunks.count, threadCount: threadCount) { index in
      var chunk = chunks[index]
      let before = chunk.labels
      pass.assign(&chunk)
      guard chunk.changeCount > 0 else { return (chunk, ClusterSums?.none) }
      var moved = empty
      pass.rows.move(
        chunk.range, weights: weights, from: before, to: chunk.labels, in: &moved)
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
private struct Pass<Rows: MeasurableRows>: Sendable {
  let rows: Rows
  private let norms: [Float]
  private let panels: Rows.Panels
  private let drift: Drift
  private let usesBounds: Bool
  private let greatestNorm: Float
  /// What a squared distance may be off by, for each unit of ‖x‖² + ‖c‖²: the units in the last place that as
  /// many additions as there are columns can lose.
  private let roundingShare: Float

  init(rows: Rows, norms: [Float], centers: Matrix, drift: Drift, usesBounds: Bool) {
    self.rows = rows
    self.norms = norms
    panels = rows.panels(for: centers)
    self.drift = drift
    self.usesBounds = usesBounds
    greatestNorm = centers.squaredNorms.max() ?? 0
    roundingShare = Float(max(128, centers.columnCount)) * 0x1p-24
  }

  func assign(_ chunk: inout LloydPasses<Rows>.Chunk) {
    chunk.changeCount = 0
    let start = chunk.range.lowerBound
    if usesBounds {
      let active = moveBounds(&chunk)
      // Gathering pays only where a good part is skipped.
      if active.count * 5 < chunk.range.count * 3 {
        guard !active.isEmpty else { return }
        let found = rows.assignment(ofRows: active, norms: norms, to: panels)
        for (index, row) in active.enumerated() {
          take(found, index, into: &chunk, Int(row) - start)
        }
        return
      }
    }
    let found = rows.assignment(ofRows: chunk.range, norms: norms, to: panels)
    for place in 0..<chunk.range.count { take(found, place, into: &chunk, place) }
  }

  /// Moves the bounds along with the centers and returns the rows that may change.
  private func moveBounds(_ chunk: inout LloydPasses<Rows>.Chunk) -> [Int32] {
    var active: [Int32] = []
    let start = chunk.range.lowerBound
    for place in 0..<chunk.range.count {
      let label = Int(chunk.labels[place])
      if label >= 0 {
        chunk.upper[place] += drift.own(label)
        chunk.lower[place] -= drift.others(label)
      }
      let error = rounding(start + place)
      let (upper, lower) = (chunk.upper[place], chunk.lower[place])
      let isSafe = lower > 0 && upper * upper + error < lower * lower - error
      if !isSafe { active.append(Int32(start + place)) }
    }
    return active
  }

  private func take(
    _ found: Assignment, _ index: Int, into chunk: inout LloydPasses<Rows>.Chunk, _ place: Int
  ) {
    let error = rounding(chunk.range.lowerBound + place)
    chunk.upper[place] = (found.squaredDistances[index] + error).squareRoot()
    chunk.lower[place] = max(0, found.secondSquaredDistances[index] - error).squareRoot()
    if chunk.labels[place] != found.labels[index] {
      chunk.labels[place] = found.labels[index]
      chunk.changeCount += 1
    }
  }

  private func rounding(_ row: Int) -> Float {
    roundingShare * (norms[row] + greatestNorm)
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
