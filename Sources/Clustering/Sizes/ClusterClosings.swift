import LinearAlgebra

/// Clusters whose rows would go to those around them, and what that costs.
///
/// Rows go one after the other where |B| ÷ (|B| + 1) · ‖x − b‖² is least among the near clusters with room. A set R
/// that joins B raises the sum of squares by Σ ‖x − b‖² − ‖Σ (x − b)‖² ÷ (|B| + |R|). Ties go to the lower cluster.
struct ClusterClosings {
  let rows: Matrix
  let sizes: ClosedRange<Int>
  /// The rows of every cluster, k lists, none empty.
  let members: [[Int]]
  /// k × d.
  let centers: Matrix
  /// The near clusters of every cluster, k lists.
  let lists: [[Int]]

  /// A cluster that may close.
  struct Closing: Sendable {
    let cluster: Int
    /// Where its rows go, in their order.
    let targets: [Int]
    let cost: Double
  }

  /// Returns all that can close, the cheapest first.
  ///
  /// - Complexity: O(n · c · d) for c near clusters.
  func all(threadCount: Int) -> [Closing] {
    let chunkCount = ChunkedWork.usualChunkCount
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: members.count)
        .compactMap { closing($0) }
    }
    return parts.flatMap { $0 }.sorted { ($0.cost, $0.cluster) < ($1.cost, $1.cluster) }
  }

  private func closing(_ cluster: Int) -> Closing? {
    var added = [Int](repeating: 0, count: lists[cluster].count)
    var sums = [[Float]](repeating: [], count: added.count)
    var targets: [Int] = []
    var total: Float = 0
    for row in members[cluster] {
      var best: (cost: Float, distance: Float, place: Int)?
      for (place, other) in lists[cluster].enumerated() {
        let size = members[other].count + added[place]
        guard size < sizes.upperBound else { continue }
        let distance = rows.squaredDistance(fromRow: row, to: centers, row: other)
        let cost = Float(size) / Float(size + 1) * distance
        let isLess =
          best.map { (cost, other) < ($0.cost, lists[cluster][$0.place]) } ?? true
        if isLess { best = (cost, distance, place) }
      }
      guard let best else { return nil }
      let target = lists[cluster][best.place]
      added[best.place] += 1
      targets.append(target)
      let differences = zip(rows.row(row), centers.row(target)).map { $0 - $1 }
      sums[best.place] =
        sums[best.place].isEmpty ? differences : zip(sums[best.place], differences).map { $0 + $1 }
      total += best.distance - rows.squaredDistance(fromRow: row, to: centers, row: cluster)
    }
    for (place, sum) in sums.enumerated() where !sum.isEmpty {
      let size = members[lists[cluster][place]].count + added[place]
      total -= sum.reduce(0) { $0 + $1 * $1 } / Float(size)
    }
    return Closing(cluster: cluster, targets: targets, cost: Double(total))
  }
}
