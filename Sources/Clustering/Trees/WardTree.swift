import LinearAlgebra

/// Ward's method on rows, exact, without a matrix of distances.
///
/// Equal rows are merged first. Many rows are merged in rounds of pairs that are each other's nearest, few by a
/// chain of nearest neighbors: the same tree as merging the cheapest pair each time, except where costs tie.
/// Keeps centers only, n · d numbers.
///
/// > Source: Ward, 1963, DOI 10.1080/01621459.1963.10500845; see `WardRounds` and `WardChain` for the ways.
public struct WardTree: Sendable {
  /// How many threads may work; the tree does not depend on it.
  public var threadCount = 1
  /// With fewer clusters than this the chain is faster than rounds.
  package var chainLimit = 300

  /// Creates the method.
  public init() {}

  /// Returns the tree of the rows.
  ///
  /// Shapes: rows is n × d, weights has n entries. A merger's height is √(2 · w v / (w + v)) · ‖a − b‖,
  /// SciPy's convention for equal weights. Ties: in a round the pair of the lower id and then of the lower
  /// other id, an id being the lowest row of a cluster; on the chain the predecessor, then the lower id.
  ///
  /// - Parameters:
  ///   - rows: The points; finite.
  ///   - weights: How many points each row stands for; all 1 when left out.
  /// - Returns: The tree.
  /// - Throws: `ClusteringError.notFinite` for a row with a number that is none.
  /// - Complexity: O(n² · d) time, less the more the rows lie in groups; O(n · d) space.
  public func fit(_ rows: Matrix, weights: [Float]? = nil) throws(ClusteringError) -> Dendrogram {
    try ClusteringError.checkFinite(rows)
    return tree(rows, weights: weights)
  }

  /// Returns the tree of rows that are known to be finite.
  package func tree(_ rows: Matrix, weights: [Float]? = nil) -> Dendrogram {
    let n = rows.rowCount
    let weights = weights ?? [Float](repeating: 1, count: n)
    precondition(weights.count == n, "\(weights.count) weights do not match \(n) rows")
    guard n > 1 else { return Dendrogram(leafCount: n, pairs: []) }
    let equal = EqualRows(rows, weights: weights)
    var mergers = WardMergers(leafCount: n)
    for (first, row) in equal.repeats { mergers.append(first, row, cost: 0) }
    var totals = weights
    for (row, weight) in zip(equal.firsts, equal.weights) { totals[row] = weight }
    var chain = WardChain(few(rows, totals, equal.firsts, &mergers), rowCount: n)
    chain.run(&mergers)
    return Dendrogram(leafCount: n, pairs: mergers.pairs)
  }

  /// Returns the centers of different rows when rounds have left few of them.
  private func few(
    _ rows: Matrix, _ weights: [Float], _ firsts: [Int], _ mergers: inout WardMergers
  ) -> WeightedCenters {
    guard firsts.count > chainLimit else {
      return WeightedCenters(rows: rows, weights: weights, order: firsts)
    }
    let different = firsts.count == rows.rowCount ? rows : rows.rows(firsts)
    let order = different.spatialOrder().map { firsts[$0] }
    // Handed over whole: a second holder would make the first merger copy all centers.
    var rounds = WardRounds(
      WeightedCenters(rows: rows, weights: weights, order: order), threadCount: threadCount)
    return rounds.run(downTo: chainLimit, &mergers)
  }
}
