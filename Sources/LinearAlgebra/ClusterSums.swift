import CVectorKernels

/// The sums and sizes of clusters, in Float64.
///
/// Shapes: k clusters of rows with d columns; `sums` is k × d, `counts` has k entries.
public struct ClusterSums: Sendable, Equatable {
  /// The sums of the rows, k × d.
  public private(set) var sums: [Double]
  /// The numbers of rows, k.
  public private(set) var counts: [Int64]
  /// The number of columns, d.
  public let columnCount: Int

  /// Creates sums of nothing.
  public init(clusterCount: Int, columnCount: Int) {
    sums = [Double](repeating: 0, count: clusterCount * columnCount)
    counts = [Int64](repeating: 0, count: clusterCount)
    self.columnCount = columnCount
  }

  /// Moves rows from their former clusters to their present ones.
  ///
  /// - Parameters:
  ///   - rows: Rows of a matrix n × d.
  ///   - range: Which of them.
  ///   - from: The former cluster of each row in the range; -1 for none.
  ///   - to: The present one.
  public mutating func move(_ rows: Matrix, in range: Range<Int>, from: [Int32], to: [Int32]) {
    precondition(
      from.count == range.count && to.count == range.count && rows.columnCount == columnCount,
      "\(from.count) and \(to.count) labels for \(range.count) rows")
    let stride = rows.stride
    let depth = Int64(columnCount)
    unsafe rows.storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !range.isEmpty else { return }
      unsafe tessera_move_rows(
        base + range.lowerBound * stride, Int64(range.count), Int64(stride), depth, from, to, &sums,
        &counts)
    }
  }

  /// Adds the sums and sizes of another, which may be negative.
  public mutating func add(_ other: ClusterSums) {
    precondition(other.sums.count == sums.count, "\(other.sums.count) sums onto \(sums.count)")
    for index in sums.indices { sums[index] += other.sums[index] }
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
