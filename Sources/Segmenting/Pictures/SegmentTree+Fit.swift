import Clustering
import LinearAlgebra

extension SegmentTree {
  /// Makes the tree of segments; nothing where there are none, or too many.
  ///
  /// - Parameters:
  ///   - rows: The rows that the segments were cut from, n × d.
  ///   - members: The rows of each segment, k lists of at least one, in the order of the output.
  ///   - numbers: The numbers of the segments, k.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Complexity: O(n · m · d + k² · d) for segments of m accounts.
  package init?(_ rows: Matrix, members: [[Int]], numbers: [Int], threadCount: Int) {
    let count = members.count
    precondition(numbers.count == count, "\(numbers.count) numbers for \(count) segments")
    guard (1...Self.mostSegments).contains(count) else { return nil }
    let clouds = ChunkedWork.map(
      chunkCount: min(ChunkedWork.usualChunkCount, count), threadCount: threadCount
    ) { chunk in
      let chunkCount = min(ChunkedWork.usualChunkCount, count)
      return ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count)
        .map { SegmentCloud(rows.rows(members[$0])) }
    }.flatMap { $0 }
    let centers = Matrix(rowCount: count, columnCount: rows.columnCount) {
      Float(clouds[$0].center[$1])
    }
    let weights = clouds.map { Float($0.size) }
    var method = WardTree()
    method.threadCount = threadCount
    let whole = method.tree(centers, weights: weights)
    let labels =
      count > Self.mostLeaves
      ? whole.labels(clusterCount: Self.groupCount) : Array(0..<count)
    let groups = Self.groups(labels)
    let drawn = DrawnTree(whole, labels: labels, groups: groups, sizes: clouds.map(\.size))
    let leaves = drawn.order.map { group in
      let own = groups[group]
      return Leaf(
        segments: own.map { numbers[$0] }, accountCount: own.reduce(0) { $0 + clouds[$1].size },
        height: own.count == 1
          ? clouds[own[0]].height
            // Ward's tree of a group alone is its part of the whole tree.
          : WardTree().tree(centers.rows(own), weights: own.map { weights[$0] }).merges.last?.height
            ?? 0)
    }
    let looseCount = whole.merges.reduce(0) { sum, merge in
      sum
        + [merge.first, merge.second].count { $0 < count && clouds[$0].height > merge.height }
    }
    self.init(
      leaves: leaves, merges: drawn.merges, looseCount: looseCount,
      insideShare: SegmentCloud.insideShare(clouds))
  }

  /// Returns the segments of each label, in order.
  private static func groups(_ labels: [Int]) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: (labels.max() ?? -1) + 1)
    for (segment, label) in labels.enumerated() { groups[label].append(segment) }
    return groups
  }
}

/// The accounts of a segment as points.
private struct SegmentCloud: Sendable {
  let size: Int
  /// Their mean, d.
  let center: [Double]
  /// The sum of squared distances to it.
  let squares: Double
  /// The height at which they come together in Ward's tree of them alone.
  let height: Double

  init(_ rows: Matrix) {
    size = rows.rowCount
    let center = rows.columnMeans
    self.center = center
    squares = (0..<rows.rowCount).reduce(0) { sum, row in
      zip(rows.row(row), center).reduce(sum) {
        let difference = Double($1.0) - $1.1
        return $0 + difference * difference
      }
    }
    height = WardTree().tree(rows).merges.last?.height ?? 0
  }

  /// Returns the sum of squares inside clouds ÷ that about the mean of all; 0 where nothing differs.
  static func insideShare(_ clouds: [SegmentCloud]) -> Double {
    let all = Double(clouds.reduce(0) { $0 + $1.size })
    let inside = clouds.reduce(0) { $0 + $1.squares }
    var between = 0.0
    for column in clouds[0].center.indices {
      let mean = clouds.reduce(0) { $0 + Double($1.size) * $1.center[column] } / all
      between += clouds.reduce(0) {
        let difference = $1.center[column] - mean
        return $0 + Double($1.size) * difference * difference
      }
    }
    return inside + between > 0 ? inside / (inside + between) : 0
  }
}

/// The upper part of a tree, drawn so that no lines cross.
private struct DrawnTree {
  /// The groups from left to right.
  private(set) var order: [Int] = []
  /// The mergers of nodes in the order of the leaves.
  private(set) var merges: [SegmentTree.Merge] = []

  /// A group or a merger above it.
  private struct Node {
    let accountCount: Int
    /// The first segment below.
    let first: Int
  }

  /// Takes the mergers above groups, the groups being what the lower mergers have made.
  init(_ whole: Dendrogram, labels: [Int], groups: [[Int]], sizes: [Int]) {
    let (count, lower) = (groups.count, labels.count - groups.count)
    var nodes = groups.map { own in
      Node(accountCount: own.reduce(0) { $0 + sizes[$1] }, first: own.first ?? 0)
    }
    // The drawn node of every node of the whole tree.
    var places = labels
    for merge in whole.merges.prefix(lower) { places.append(places[merge.first]) }
    var pairs: [(left: Int, right: Int)] = []
    for merge in whole.merges.dropFirst(lower) {
      let (a, b) = (places[merge.first], places[merge.second])
      let isTurned =
        (-nodes[b].accountCount, nodes[b].first) < (-nodes[a].accountCount, nodes[a].first)
      pairs.append(isTurned ? (b, a) : (a, b))
      places.append(nodes.count)
      nodes.append(
        Node(
          accountCount: nodes[a].accountCount + nodes[b].accountCount,
          first: min(nodes[a].first, nodes[b].first)))
    }
    var stack = [nodes.count - 1]
    while let node = stack.popLast() {
      guard node >= count else {
        order.append(node)
        continue
      }
      stack += [pairs[node - count].right, pairs[node - count].left]
    }
    var numbers = Array(nodes.indices)
    for (place, group) in order.enumerated() { numbers[group] = place }
    let heights = whole.merges.dropFirst(lower).map(\.height)
    merges = pairs.indices.map { index in
      SegmentTree.Merge(
        left: numbers[pairs[index].left], right: numbers[pairs[index].right],
        height: heights[index], accountCount: nodes[count + index].accountCount)
    }
  }
}
