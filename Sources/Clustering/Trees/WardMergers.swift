import LinearAlgebra

/// The mergers of a tree in the making, and the height that each cluster has come to.
struct WardMergers {
  /// A leaf of either side of each merger, and its height.
  private(set) var pairs: [(Int, Int, height: Double)] = []
  /// By the leaf that stands for a cluster.
  private var heights: [Double]

  init(leafCount: Int) {
    heights = [Double](repeating: 0, count: leafCount)
    pairs.reserveCapacity(leafCount)
  }

  /// Notes that two clusters become one at √(2 · cost).
  ///
  /// Ward's heights never fall; rounding of the centers must not put a merger below its own parts.
  mutating func append(_ first: Int, _ second: Int, cost: Double) {
    let height = max((2 * cost).squareRoot(), heights[first], heights[second])
    pairs.append((first, second, height))
    heights[min(first, second)] = height
  }
}
