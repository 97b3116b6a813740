import LinearAlgebra

/// Lloyd's passes over the rows, cut into a fixed number of chunks.
///
/// Bounds on the distances to the own and to the nearest other center, moved along with the centers, tell which
/// rows cannot have changed; only the others are measured anew. A row is skipped only when its bounds are apart
/// by more than the rounding of the kernel, so the labels are those of passes without bounds.
///
/// > Source: Hamerly, "Making k-means even faster", 2010, DOI 10.1137/1.9781611972801.12.
package struct LloydPasses {
  /// The sums and sizes of the clusters.
  package private(set) var sums: ClusterSums
  /// Whether rows may be skipped.
  let usesBounds: Bool
  private let rows: Matrix
  private let norms: [Float]
  let threadCount: Int
  private var chunks: [Chunk]
  /// The centers of the last assignment.
  private(set) var centers: Matrix

  /// What is known of the rows of one chunk.
  private struct Chunk: Sendable {
    let range: Range<Int>
    var labels: [Int32]
    /// An upper bound on the distance to the own center, and a lower one to every other.
    var upper: [Float]
    var lower: [Float]
    var changeCount = 0
  }

  package init(rows: Matrix, centers: Matrix, usesBounds: Bool, threadCount: Int) {
    self.rows = rows
    self.centers = centers
    self.usesBounds = usesBounds
    self.threadCount = threadCount
    norms = rows.squaredNorms
    sums = ClusterSums(clusterCount: centers.rowCount, columnCount: rows.columnCount)
    let chunkCount = ChunkedWork.usualChunkCount
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
    let drift = Drift(from: self.centers, to: centers)
    self.centers = centers
    let panels = CenterPanels(centers)
    let greatestNorm = centers.squaredNorms.max() ?? 0
    let (rows, norms, usesBounds, chunks) = (rows, norms, usesBounds, chunks)
    let empty = ClusterSums(clusterCount: centers.rowCount, columnCount: rows.columnCount)
    let parts = ChunkedWork.map(chunkCount: chunks.count, threadCount: threadCount) { index in
      var chunk = chunks[index]
      let before = chunk.labels
      Self.assign(
        &chunk, rows, norms, to: panels, drift: drift, greatestNorm: greatestNorm,
        usesBounds: usesBounds)
      var moved = empty
      if chunk.changeCount > 0 {
        moved.move(rows, in: chunk.range, from: before, to: chunk.labels)
      }
      return (chunk, chunk.changeCount > 0 ? moved : nil)
    }
    var changeCount = 0
    for (index, part) in parts.enumerated() {
      self.chunks[index] = part.0
      changeCount += part.0.changeCount
      if let moved = part.1 { sums.add(moved) }
    }
    return changeCount
  }

  private static func assign(
    _ chunk: inout Chunk, _ rows: Matrix, _ norms: [Float], to panels: CenterPanels, drift: Drift,
    greatestNorm: Float, usesBounds: Bool
  ) {
    chunk.changeCount = 0
    let start = chunk.range.lowerBound
    var active: [Int] = []
    if usesBounds {
      for place in 0..<chunk.range.count {
        let label = Int(chunk.labels[place])
        if label >= 0 {
          chunk.upper[place] += drift.own(label)
          chunk.lower[place] -= drift.others(label)
        }
        let error = rounding(norms[start + place], greatestNorm)
        let (upper, lower) = (chunk.upper[place], chunk.lower[place])
        let isSafe = lower > 0 && upper * upper + error < lower * lower - error
        if !isSafe { active.append(start + place) }
      }
      // Gathering pays only where a good part is skipped.
      if active.count * 5 < chunk.range.count * 3 {
        guard !active.isEmpty else { return }
        let gathered = rows.rows(active)
        let found = gathered.assignment(
          ofRows: 0..<active.count, norms: active.map { norms[$0] }, to: panels)
        for (index, row) in active.enumerated() {
          take(found, index, into: &chunk, row - start, norms[row], greatestNorm)
        }
        return
      }
    }
    let found = rows.assignment(ofRows: chunk.range, norms: norms, to: panels)
    for place in 0..<chunk.range.count {
      take(found, place, into: &chunk, place, norms[start + place], greatestNorm)
    }
  }

  private static func take(
    _ found: Assignment, _ index: Int, into chunk: inout Chunk, _ place: Int, _ norm: Float,
    _ greatestNorm: Float
  ) {
    let error = rounding(norm, greatestNorm)
    chunk.upper[place] = (found.squaredDistances[index] + error).squareRoot()
    chunk.lower[place] = max(0, found.secondSquaredDistances[index] - error).squareRoot()
    if chunk.labels[place] != found.labels[index] {
      chunk.labels[place] = found.labels[index]
      chunk.changeCount += 1
    }
  }

  /// What a squared distance from the kernel may be off by: a few units in the last place of its terms.
  private static func rounding(_ norm: Float, _ greatestNorm: Float) -> Float {
    8e-6 * (norm + greatestNorm)
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
