/// A tree of mergers in SciPy's convention.
///
/// Shapes: n leaves numbered 0 ..< n, n − 1 merges in order of height; merge i makes node n + i.
public struct Dendrogram: Sendable, Equatable {
  /// How many leaves there are.
  public let leafCount: Int
  /// The mergers, lowest first.
  public let merges: [Merge]

  /// Two nodes that become one.
  public struct Merge: Sendable, Equatable {
    /// The node with the lower number.
    public var first: Int
    /// The node with the higher number.
    public var second: Int
    /// The height; for Ward √(2 · growth of the sum of squares), as SciPy has it.
    public var height: Double
    /// How many leaves are below.
    public var leafCount: Int
  }

  /// Creates a tree from mergers of leaves' representatives in any order.
  ///
  /// - Parameters:
  ///   - leafCount: n.
  ///   - pairs: n − 1 mergers, each naming one leaf of either side, and its height.
  package init(leafCount: Int, pairs: [(Int, Int, height: Double)]) {
    precondition(
      pairs.count == max(0, leafCount - 1), "\(pairs.count) mergers do not join \(leafCount) leaves"
    )
    self.leafCount = leafCount
    let order = pairs.indices.sorted { (pairs[$0].height, $0) < (pairs[$1].height, $1) }
    var sets = DisjointSets(count: leafCount)
    var nodes = Array(0..<leafCount)
    var merges: [Merge] = []
    merges.reserveCapacity(pairs.count)
    for index in order {
      let pair = pairs[index]
      let (a, b) = (sets.representative(of: pair.0), sets.representative(of: pair.1))
      precondition(a != b, "leaves \(pair.0) and \(pair.1) are merged twice")
      let joined = sets.join(a, b)
      let (first, second) = (min(nodes[a], nodes[b]), max(nodes[a], nodes[b]))
      nodes[joined] = leafCount + merges.count
      merges.append(
        Merge(
          first: first, second: second, height: pair.height, leafCount: sets.size(of: joined)))
    }
    self.merges = merges
  }

  /// Returns a label for every leaf when the tree is cut into `count` clusters.
  ///
  /// Labels are numbered by the first leaf of each cluster.
  ///
  /// - Parameter count: From 1 to the number of leaves.
  /// - Returns: n labels.
  public func labels(clusterCount count: Int) -> [Int] {
    precondition(
      leafCount == 0 || (1...leafCount).contains(count), "\(count) clusters of \(leafCount) leaves")
    var sets = DisjointSets(count: leafCount)
    var leafOfNode = Array(0..<leafCount)
    for merge in merges.prefix(max(0, leafCount - count)) {
      let joined = sets.join(leafOfNode[merge.first], leafOfNode[merge.second])
      leafOfNode.append(joined)
    }
    return LabelNumbering.byFirstRow((0..<leafCount).map { sets.representative(of: $0) }).labels
  }

  /// Returns a label for every leaf when mergers above a height are undone.
  public func labels(maximumHeight height: Double) -> [Int] {
    labels(clusterCount: max(1, leafCount - merges.count { $0.height <= height }))
  }

  /// Returns a label for every leaf when the tree is cut from the root until no cluster is too large.
  ///
  /// The largest nodes that hold at most `size` leaves become the clusters, labeled by their first leaf.
  ///
  /// - Parameter size: How many leaves a cluster may have, at least 1.
  /// - Returns: n labels.
  /// - Complexity: O(n).
  public func labels(maximumClusterSize size: Int) -> [Int] {
    precondition(size >= 1, "clusters of at most \(size) leaves hold none")
    var sets = DisjointSets(count: leafCount)
    var leafOfNode = Array(0..<leafCount)
    for merge in merges {
      let (a, b) = (leafOfNode[merge.first], leafOfNode[merge.second])
      // Node sizes rise toward the root: what is too large has only too large ones above it.
      leafOfNode.append(merge.leafCount <= size ? sets.join(a, b) : a)
    }
    return LabelNumbering.byFirstRow((0..<leafCount).map { sets.representative(of: $0) }).labels
  }
}

extension Dendrogram {
  /// The leaves from left to right when each merger's first node is drawn left of its second.
  public var leafOrder: [Int] {
    guard leafCount > 0 else { return [] }
    var order: [Int] = []
    order.reserveCapacity(leafCount)
    var stack = [leafCount + merges.count - 1]
    while let node = stack.popLast() {
      guard node >= leafCount else {
        order.append(node)
        continue
      }
      stack.append(merges[node - leafCount].second)
      stack.append(merges[node - leafCount].first)
    }
    return order
  }
}
