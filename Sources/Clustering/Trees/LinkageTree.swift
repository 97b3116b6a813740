import LinearAlgebra

/// Agglomeration by single, complete or average linkage of Euclidean distances.
///
/// Single linkage takes the shortest spanning tree and needs no table. Complete and average linkage follow a chain
/// of nearest neighbors on a table of all distances in Float32, as both are reducible.
///
/// > Source: Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983,
/// > DOI 10.1093/comjnl/26.4.354; Gower and Ross, "Minimum spanning trees and single linkage cluster analysis",
/// > 1969, DOI 10.2307/2346439.
public struct LinkageTree: Sendable {
  /// What the distance between two clusters is.
  public enum Linkage: Sendable, CaseIterable {
    /// The least distance between their rows.
    case single
    /// The largest distance between their rows.
    case complete
    /// The mean of the distances between their rows.
    case average
  }

  /// What the distance between two clusters is.
  public let linkage: Linkage
  /// How many threads may fill the table; the tree does not depend on it.
  public var threadCount = 1
  /// How many bytes the table may take; 4 GiB hold about 32,000 rows.
  public var maximumByteCount = 4 << 30

  /// Creates the method.
  public init(_ linkage: Linkage) { self.linkage = linkage }

  /// Returns the tree of the rows.
  ///
  /// Shapes: rows is n × d. A merger's height is the distance of its parts. Ties: the predecessor on the chain, then
  /// the lower index.
  ///
  /// - Parameter rows: The points; finite.
  /// - Returns: The tree.
  /// - Throws: `ClusteringError.notFinite` for a row with a number that is none, and `.tooLarge` where complete or
  ///   average linkage would take more memory than is allowed.
  /// - Complexity: O(n² · d) time; O(n · d) space for single linkage, else 4 n² bytes.
  public func fit(_ rows: Matrix) throws(ClusteringError) -> Dendrogram {
    try ClusteringError.checkFinite(rows)
    guard linkage != .single else {
      return Dendrogram(
        leafCount: rows.rowCount, pairs: rows.spanningTree().map { ($0, $1, height: $2) })
    }
    let bytes = DistanceTable.byteCount(rowCount: rows.rowCount)
    guard bytes <= maximumByteCount else {
      throw .tooLarge(
        rows: rows.rowCount, bytesNeeded: bytes, bytesAllowed: maximumByteCount)
    }
    return chainTree(DistanceTable(rows, threadCount: threadCount))
  }

  /// Merges along a chain of nearest neighbors until one cluster is left.
  private func chainTree(_ distances: consuming DistanceTable) -> Dendrogram {
    let n = distances.rowCount
    var table = distances
    var sizes = [Float](repeating: 1, count: n)
    var isUsed = [Bool](repeating: true, count: n)
    var chain: [Int] = []
    var pairs: [(Int, Int, height: Double)] = []
    pairs.reserveCapacity(max(0, n - 1))
    var next = 0  // no cluster below is left
    while pairs.count < n - 1 {
      if chain.isEmpty {
        while !isUsed[next] { next += 1 }
        chain.append(next)
      }
      let current = chain[chain.count - 1]
      let predecessor = chain.count >= 2 ? chain[chain.count - 2] : nil
      let (nearest, distance) = table.nearest(to: current, preferred: predecessor)
      guard nearest == predecessor else {
        // Only rounding of means can bring an earlier link nearer; go on from there.
        if let place = chain.firstIndex(of: nearest) {
          chain.removeLast(chain.count - place - 1)
        } else {
          chain.append(nearest)
        }
        continue
      }
      chain.removeLast(2)
      let (kept, lost) = (min(current, nearest), max(current, nearest))
      pairs.append((kept, lost, Double(distance)))
      let size = sizes[kept] + sizes[lost]
      table.join(kept, lost, share: linkage == .complete ? nil : sizes[kept] / size)
      sizes[kept] = size
      isUsed[lost] = false
    }
    return Dendrogram(leafCount: n, pairs: pairs)
  }
}
