import LinearAlgebra

/// Ward's method on rows, exact, without a matrix of distances.
///
/// Follows a chain of nearest neighbours until two are each other's nearest, and merges them: Ward's
/// criterion is reducible, so the tree is the same as when the cheapest pair is merged each time, except
/// where costs tie. Keeps centers only, n · d numbers.
///
/// > Source: Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983,
/// > DOI 10.1093/comjnl/26.4.354 (nearest-neighbour chain); Ward, 1963, DOI 10.1080/01621459.1963.10500845.
public struct WardTree: Sendable {
  /// Creates the method.
  public init() {}

  /// Returns the tree of the rows.
  ///
  /// Shapes: rows is n × d, weights has n entries. A merger's height is √(2 · w v / (w + v)) · ‖a − b‖,
  /// SciPy's convention for equal weights. Ties: on the chain the predecessor is kept, else the cluster
  /// that lies first in the closely packed list, which mergers rearrange.
  ///
  /// - Parameters:
  ///   - rows: The points; finite.
  ///   - weights: How many points each row stands for; all 1 when left out.
  /// - Returns: The tree.
  /// - Throws: `ClusteringError.notFinite` for a row with a number that is none.
  /// - Complexity: O(n² · d) time, O(n · d) space.
  public func fit(_ rows: Matrix, weights: [Float]? = nil) throws(ClusteringError) -> Dendrogram {
    try ClusteringError.checkFinite(rows)
    return tree(rows, weights: weights)
  }

  /// Returns the tree of rows that are known to be finite.
  func tree(_ rows: Matrix, weights: [Float]? = nil) -> Dendrogram {
    let n = rows.rowCount
    guard n > 1 else { return Dendrogram(leafCount: n, pairs: []) }
    var centers = WeightedCenters(rows: rows, weights: weights ?? [Float](repeating: 1, count: n))
    // A slot of `centers` holds one active cluster; one of its leaves stands for it.
    var leafOfSlot = Array(0..<n)
    var slotOfLeaf = Array(0..<n)
    var placeInChain = [Int](repeating: -1, count: n)  // by leaf; -1 where it is not on the chain
    var chain: [Int] = []  // leaves
    var pairs: [(Int, Int, height: Double)] = []
    pairs.reserveCapacity(n - 1)
    func truncateChain(to count: Int) {
      for leaf in chain[count...] { placeInChain[leaf] = -1 }
      chain.removeLast(chain.count - count)
    }
    while centers.count > 1 {
      if chain.isEmpty {
        placeInChain[leafOfSlot[0]] = 0
        chain.append(leafOfSlot[0])
      }
      let current = slotOfLeaf[chain[chain.count - 1]]
      let predecessor = chain.count >= 2 ? slotOfLeaf[chain[chain.count - 2]] : nil
      let (nearest, cost) = centers.nearestUnderWard(to: current, preferred: predecessor)
      if nearest == predecessor {
        let (kept, lost) = (min(current, nearest), max(current, nearest))
        pairs.append((leafOfSlot[kept], leafOfSlot[lost], (2 * Double(cost)).squareRoot()))
        truncateChain(to: chain.count - 2)
        let last = centers.count - 1
        centers.merge(kept, lost)
        leafOfSlot[lost] = leafOfSlot[last]
        slotOfLeaf[leafOfSlot[lost]] = lost
      } else if placeInChain[leafOfSlot[nearest]] >= 0 {
        // Only rounding in a merged center can bring an earlier link nearer; go on from there.
        truncateChain(to: placeInChain[leafOfSlot[nearest]] + 1)
      } else {
        placeInChain[leafOfSlot[nearest]] = chain.count
        chain.append(leafOfSlot[nearest])
      }
    }
    return Dendrogram(leafCount: n, pairs: pairs)
  }
}
