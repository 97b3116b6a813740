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

  /// Lets a kernel change them.
  mutating func change(_ body: (inout [Double], inout [Double]) -> Void) {
    body(&sums, &totals)
  }
}
