import LinearAlgebra

/// The nearest other center of every center.
enum Siblings {
  /// One neighbor.
  struct Neighbor: Sendable, Equatable {
    let index: Int
    let squaredDistance: Double
  }

  /// How many candidates of the fast search are measured again from differences.
  private static let candidateCount = 8

  /// Returns the nearest other center of each of k centers; nothing with one center only.
  ///
  /// Candidates come from matrix products in Float32; the nearest of them is found from differences in Float64, ties to
  /// the lower index.
  ///
  /// - Complexity: O(k² · d).
  static func nearest(_ centers: Matrix, threadCount: Int) -> [Neighbor?] {
    let count = centers.rowCount
    guard count > 1 else { return [Neighbor?](repeating: nil, count: count) }
    let chunkCount = ChunkedWork.chunkCount(rowCount: count)
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count)
      // The search asks for the first rows, so the chunk's come first.
      let order = Array(range) + Array(0..<range.lowerBound) + Array(range.upperBound..<count)
      let lists = centers.rows(order).nearestOtherRows(
        count: min(candidateCount, count - 1), ofFirst: range.count)
      return zip(range, lists).map { center, list -> Neighbor? in
        list.map { other -> Neighbor in
          let own = order[other]
          return Neighbor(index: own, squaredDistance: squaredDistance(centers, center, own))
        }.min { ($0.squaredDistance, $0.index) < ($1.squaredDistance, $1.index) }
      }
    }.flatMap { $0 }
  }

  private static func squaredDistance(_ centers: Matrix, _ first: Int, _ second: Int) -> Double {
    zip(centers.row(first), centers.row(second)).reduce(0) { sum, pair in
      let difference = Double(pair.0) - Double(pair.1)
      return sum + difference * difference
    }
  }
}
