/// Sets of leaves that only grow together.
///
/// > Source: Tarjan, "Efficiency of a good but not linear set union algorithm", 1975,
/// > DOI 10.1145/321879.321884.
package struct DisjointSets {
  private var parents: [Int]
  private var sizes: [Int]

  package init(count: Int) {
    parents = Array(0..<count)
    sizes = [Int](repeating: 1, count: count)
  }

  package mutating func representative(of leaf: Int) -> Int {
    var node = leaf
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  /// Joins two sets and returns the representative of the whole: the smaller number of the two.
  package mutating func join(_ first: Int, _ second: Int) -> Int {
    let (a, b) = (representative(of: first), representative(of: second))
    let (kept, lost) = (min(a, b), max(a, b))
    guard kept != lost else { return kept }
    parents[lost] = kept
    sizes[kept] += sizes[lost]
    return kept
  }

  package func size(of representative: Int) -> Int { sizes[representative] }
}
