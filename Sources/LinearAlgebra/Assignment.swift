import CVectorKernels

/// Every row's nearest center, and how far it and the second nearest are.
public struct Assignment: Sendable, Equatable {
  /// The index of the nearest center, n; ties go to the lower index.
  public var labels: [Int32]
  /// The squared distance to the nearest center, n.
  public var squaredDistances: [Float]
  /// The squared distance to the second-nearest center, n; infinite with one center.
  public var secondSquaredDistances: [Float]

  /// Creates an assignment from its parts.
  public init(labels: [Int32], squaredDistances: [Float], secondSquaredDistances: [Float]) {
    self.labels = labels
    self.squaredDistances = squaredDistances
    self.secondSquaredDistances = secondSquaredDistances
  }
}

extension Matrix {
  /// Returns every row's nearest center by squared Euclidean distance.
  ///
  /// Shapes: `self` is n × d, `centers` is k × d. Entry i belongs to row i. Expands ‖x − c‖² into
  /// ‖x‖² − 2 x·c + ‖c‖² and keeps the best and second best while it goes, so that no n × k tile is
  /// written. Distances are clamped at zero; their error is near 1e-6 · (‖x‖² + ‖c‖²).
  ///
  /// - Parameters:
  ///   - centers: The k centers, at least one.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Labels and distances.
  /// - Complexity: O(n · k · d) time, O(n) space.
  public func assignment(to centers: Matrix, threadCount: Int) -> Assignment {
    precondition(
      centers.columnCount == columnCount,
      "\(centers.columnCount) columns do not match \(columnCount)")
    precondition(centers.rowCount >= 1, "no centers to assign \(rowCount) rows to")
    let norms = squaredNorms
    let panels = CenterPanels(centers)
    let chunkCount = ChunkedWork.usualChunkCount
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let rows = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      return assignment(ofRows: rows, norms: norms, to: panels)
    }
    var whole = Assignment(labels: [], squaredDistances: [], secondSquaredDistances: [])
    whole.labels.reserveCapacity(rowCount)
    whole.squaredDistances.reserveCapacity(rowCount)
    whole.secondSquaredDistances.reserveCapacity(rowCount)
    for part in parts {
      whole.labels += part.labels
      whole.squaredDistances += part.squaredDistances
      whole.secondSquaredDistances += part.secondSquaredDistances
    }
    return whole
  }

  /// Returns the same for some rows, whose norms and whose centers in panels are known.
  package func assignment(
    ofRows rows: Range<Int>, norms: [Float], to panels: CenterPanels
  ) -> Assignment {
    var labels = [Int32](repeating: 0, count: rows.count)
    var best = [Float](repeating: 0, count: rows.count)
    var second = [Float](repeating: 0, count: rows.count)
    guard !rows.isEmpty, stride > 0 else {
      if panels.centerCount == 1 { second = second.map { _ in .infinity } }
      return Assignment(labels: labels, squaredDistances: best, secondSquaredDistances: second)
    }
    unsafe storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe tessera_assign(
        base + rows.lowerBound * stride, Int64(rows.count), Int64(stride), Int64(columnCount),
        panels.entries, panels.halfNorms, Int64(panels.count), &labels, &best, &second)
    }
    for index in 0..<rows.count {
      let norm = norms[rows.lowerBound + index]
      best[index] = max(0, best[index] + norm)
      second[index] = max(0, second[index] + norm)
    }
    return Assignment(labels: labels, squaredDistances: best, secondSquaredDistances: second)
  }
}

/// Centers packed for the kernel, 16 side by side.
package struct CenterPanels: Sendable {
  let centerCount: Int
  /// The number of panels, ⌈k / 16⌉.
  let count: Int
  /// Panel after panel, each d × 16.
  let entries: [Float]
  /// −‖c‖² / 2 for each center, −∞ for what fills up the last panel.
  let halfNorms: [Float]

  /// Packs centers.
  package init(_ centers: Matrix) {
    let lanes = Matrix.laneCount
    let depth = centers.columnCount
    centerCount = centers.rowCount
    count = (centerCount + lanes - 1) / lanes
    var entries = [Float](repeating: 0, count: count * lanes * depth)
    var halfNorms = [Float](repeating: -.infinity, count: count * lanes)
    for (center, norm) in centers.squaredNorms.enumerated() {
      let start = center / lanes * lanes * depth + center % lanes
      for (column, value) in centers.row(center).enumerated() {
        entries[start + column * lanes] = value
      }
      halfNorms[center] = -norm / 2
    }
    self.entries = entries
    self.halfNorms = halfNorms
  }
}
