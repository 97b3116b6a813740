import LinearAlgebra

extension Dendrogram {
  /// Returns the heights at which pairs of leaves come together.
  ///
  /// - Parameter pairs: Two leaves each; a leaf comes together with itself at 0.
  /// - Returns: One height a pair.
  /// - Complexity: O(n + pairs.count · depth of the tree).
  ///
  /// > Source: Sokal and Rohlf, "The comparison of dendrograms by objective methods", 1962, DOI 10.2307/1217208.
  public func copheneticDistances(of pairs: [(Int, Int)]) -> [Double] {
    var parents = [Int](repeating: -1, count: leafCount + merges.count)
    for (index, merge) in merges.enumerated() {
      parents[merge.first] = leafCount + index
      parents[merge.second] = leafCount + index
    }
    return pairs.map { first, second in
      precondition(
        min(first, second) >= 0 && max(first, second) < leafCount,
        "leaves \(first) and \(second) of \(leafCount)")
      var (a, b) = (first, second)
      // A parent's number is above its children's: the lower one climbs.
      while a != b { if a < b { a = parents[a] } else { b = parents[b] } }
      return a < leafCount ? 0 : merges[a - leafCount].height
    }
  }

  /// Returns the correlation between the Euclidean distances of rows and the heights where their leaves come together.
  ///
  /// Shapes: rows is n × d, row i being leaf i. Goes over all pairs and keeps none of them.
  ///
  /// - Parameters:
  ///   - rows: The rows that the tree was made from.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: From −1 to 1; nothing where there are fewer than two pairs or all distances or heights are equal.
  /// - Complexity: O(n² · d) time, O(n · d) space.
  ///
  /// > Source: Sokal and Rohlf, 1962, DOI 10.2307/1217208.
  public func copheneticCorrelation(with rows: Matrix, threadCount: Int = 1) -> Double? {
    precondition(
      rows.rowCount == leafCount, "\(rows.rowCount) rows do not match \(leafCount) leaves")
    let order = leafOrder
    let gaps = gapHeights(order)
    let ordered = rows.rows(order)
    let chunkCount = ChunkedWork.usualChunkCount
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      var moments = PairMoments()
      // Every 64th row: rows at the front have more pairs than those at the end.
      for first in stride(from: chunk, to: leafCount, by: chunkCount) {
        var height: Double = 0
        for second in first + 1..<max(leafCount, first + 1) {
          height = max(height, gaps[second - 1])
          let squared = ordered.squaredDistance(fromRow: first, to: ordered, row: second)
          moments.add(Double(squared).squareRoot(), height)
        }
      }
      return moments
    }
    return parts.reduce(into: PairMoments()) { $0.add($1) }.correlation
  }

  /// The heights at which neighbors in the leaf order come together, n − 1.
  ///
  /// Heights rise toward the root, so that any two leaves come together at the largest of the gaps between them.
  private func gapHeights(_ order: [Int]) -> [Double] {
    var gaps = [Double](repeating: 0, count: max(0, leafCount - 1))
    var last = [Int](repeating: 0, count: leafCount + merges.count)
    for (place, leaf) in order.enumerated() { last[leaf] = place }
    for (index, merge) in merges.enumerated() {
      // The first node is drawn left of the second: the gap follows its last leaf.
      gaps[last[merge.first]] = merge.height
      last[leafCount + index] = last[merge.second]
    }
    return gaps
  }
}

/// Sums of pairs of numbers, of their squares and products.
private struct PairMoments: Sendable {
  private var count: Double = 0
  private var sums = SIMD2<Double>()
  private var squares = SIMD2<Double>()
  private var products: Double = 0

  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    sums += SIMD2(x, y)
    squares += SIMD2(x * x, y * y)
    products += x * y
  }

  mutating func add(_ other: PairMoments) {
    count += other.count
    sums += other.sums
    squares += other.squares
    products += other.products
  }

  var correlation: Double? {
    guard count >= 2 else { return nil }
    let spread = squares - sums * sums / count
    let scale = (spread.x * spread.y).squareRoot()
    // What rounding leaves of equal numbers is no spread.
    guard spread.x > 1e-12 * squares.x, spread.y > 1e-12 * squares.y else { return nil }
    return (products - sums.x * sums.y / count) / scale
  }
}
