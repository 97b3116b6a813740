import CVectorKernels

/// The distances of all pairs of clusters, as agglomeration joins them.
///
/// Shapes: n rows of n values, padded to a multiple of 16. The square holds every distance twice, in as many bytes as
/// half of it would in Float64: each cluster's distances lie side by side, and that is what searching takes.
public struct DistanceTable: Sendable {
  private var entries: [Float]
  private let stride: Int
  /// 0 for a cluster, +∞ for one that was joined to another and for the padding.
  private var penalties: [Float]
  /// How many clusters there were at first.
  public let rowCount: Int

  /// How many bytes a table takes.
  public static func byteCount(rowCount: Int) -> Int {
    rowCount * paddedCount(rowCount) * MemoryLayout<Float>.size
  }

  private static func paddedCount(_ count: Int) -> Int {
    (count + Matrix.laneCount - 1) / Matrix.laneCount * Matrix.laneCount
  }

  /// Creates the table of Euclidean distances between rows.
  ///
  /// - Complexity: O(n² · d) time, O(n²) space.
  public init(_ rows: Matrix, threadCount: Int) {
    let n = rows.rowCount
    let stride = Self.paddedCount(n)
    let panels = CenterPanels(rows)
    let chunkCount = ChunkedWork.usualChunkCount
    entries = unsafe [Float](unsafeUninitializedCapacity: n * stride) { buffer, count in
      // Chunks write to rows of their own.
      nonisolated(unsafe) let base = buffer.baseAddress
      _ = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
        guard let base = unsafe base else { return }
        for row in ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: n) {
          unsafe tessera_distances(
            panels.entries, Int64(panels.count), Int64(rows.columnCount), Array(rows.row(row)),
            base + row * stride)
          unsafe base[row * stride + row] = .infinity
        }
      }
      count = n * stride
    }
    self.stride = stride
    rowCount = n
    penalties = [Float](repeating: .infinity, count: stride)
    for row in 0..<n { penalties[row] = 0 }
  }

  /// Returns the distance between two clusters.
  public subscript(first: Int, second: Int) -> Float { entries[first * stride + second] }

  /// Returns the cluster that is nearest to one, and the distance.
  ///
  /// Ties go to the preferred cluster, then to the lower index.
  ///
  /// - Complexity: O(n).
  public func nearest(to cluster: Int, preferred: Int?) -> (cluster: Int, distance: Float) {
    precondition(
      cluster < rowCount && penalties[cluster] == 0, "\(cluster) of \(rowCount) is no cluster")
    var least: Float = 0
    let place = unsafe entries.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return Int64(-1) }
      return unsafe tessera_least(base + cluster * stride, penalties, Int64(stride), &least)
    }
    if let preferred, self[cluster, preferred] <= least {
      return (preferred, self[cluster, preferred])
    }
    precondition(place >= 0, "cluster \(cluster) of \(rowCount) has no other")
    return (Int(place), least)
  }

  /// Joins the second cluster to the first.
  ///
  /// The first's distances become the larger of both, or share · first + (1 − share) · second.
  ///
  /// - Parameters:
  ///   - first: The cluster that stays.
  ///   - second: The cluster that goes.
  ///   - share: The first's share in the mean of both; nothing for the larger of both.
  /// - Complexity: O(n).
  public mutating func join(_ first: Int, _ second: Int, share: Float?) {
    precondition(
      first != second && max(first, second) < rowCount, "\(first), \(second) of \(rowCount)")
    let stride = stride
    unsafe entries.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe tessera_join_distances(
        base + first * stride, base + second * stride, Int64(stride), share ?? 0,
        share == nil ? 1 : 0)
    }
    entries[first * stride + first] = .infinity
    penalties[second] = .infinity
    for row in 0..<rowCount where penalties[row] == 0 {
      entries[row * stride + first] = entries[first * stride + row]
    }
  }
}
