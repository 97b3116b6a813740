/// The sums and weights of clusters, in Float64.
///
/// Shapes: k clusters; `sums` is k × w, w being the rows' `sumWidth`; `totals` has k entries.
public struct ClusterSums: Sendable, Equatable {
  /// The sums of the rows, k × w.
  public private(set) var sums: [Double]
  /// The weights of the clusters, k: the numbers of rows where each counts 1.
  public private(set) var totals: [Double]

  /// Creates sums of nothing.
  public init(clusterCount: Int, width: Int) {
    sums = [Double](repeating: 0, count: clusterCount * width)
    totals = [Double](repeating: 0, count: clusterCount)
  }

  /// Adds the sums and weights of another, which may be negative.
  public mutating func add(_ other: ClusterSums) {
    precondition(other.sums.count == sums.count, "\(other.sums.count) sums onto \(sums.count)")
    for index in sums.indices { sums[index] += other.sums[index] }
    for index in totals.indices { totals[index] += other.totals[index] }
  }

  /// Adds many others in their order, side by side over the sums.
  public mutating func add(_ others: [ClusterSums], threadCount: Int) {
    let own = sums
    let sliceCount = ChunkedWork.chunkCount(rowCount: own.count)
    let slices = ChunkedWork.map(chunkCount: sliceCount, threadCount: threadCount) { slice in
      let range = ChunkedWork.rows(ofChunk: slice, chunkCount: sliceCount, rowCount: own.count)
      var part = Array(own[range])
      for other in others {
        for (place, index) in range.enumerated() { part[place] += other.sums[index] }
      }
      return part
    }
    sums = slices.flatMap { $0 }
    for other in others {
      for index in totals.indices { totals[index] += other.totals[index] }
    }
  }

  /// Lets a kernel change them.
  mutating func change(_ body: (inout [Double], inout [Double]) -> Void) {
    body(&sums, &totals)
  }
}
