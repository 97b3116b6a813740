import LinearAlgebra

/// A partition of rows into clusters whose sizes all lie within bounds, every row placed once.
///
/// A Ward tree is cut by dynamic programming that may carry up to an upper bound of rows past a node, and
/// moves and swaps that count a row's own pull on its center then lower the sum of squares.
///
/// > Source: the cut is a tree knapsack (Cygan et al., "Parameterized Algorithms", 2015, section 2.3 for the
/// > O(n · U) bound on pairs); the moves are Hartigan, "Clustering Algorithms", 1975, chapter 4.
public struct SizeBoundedPartition: Sendable {
  /// The sizes that a cluster may have.
  public var sizes: ClosedRange<Int>
  /// The mean size to aim for.
  public var targetMeanSize: Double
  /// At most this many passes over all rows in the polish.
  public var maximumSweepCount = 30
  /// More rows than this are first cut into cells by k-means, each with a tree of its own.
  public var cellLimit = 6000
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Creates a method for clusters of these sizes.
  public init(sizes: ClosedRange<Int>) {
    precondition(sizes.lowerBound >= 1, "a cluster of \(sizes.lowerBound) rows is none")
    self.sizes = sizes
    targetMeanSize = Double(sizes.lowerBound + sizes.upperBound) / 2
  }

  /// One partition.
  public struct Fit: Sendable, Equatable {
    /// The cluster of every row, n, numbered by the first row of each.
    public let labels: [Int]
    /// How many clusters there are.
    public let clusterCount: Int
    /// The sum of squared distances to the clusters' centers.
    public let sumOfSquares: Double
    /// The same before moves and swaps.
    public let sumOfSquaresBeforePolish: Double
  }

  /// Returns whether some number of clusters of these sizes holds so many rows.
  public static func isFeasible(rowCount: Int, sizes: ClosedRange<Int>) -> Bool {
    rowCount == 0
      || (rowCount / sizes.lowerBound) * sizes.upperBound >= rowCount
        && rowCount >= sizes.lowerBound
  }

  /// Returns a partition of the rows.
  ///
  /// - Parameter rows: n × d, finite.
  /// - Returns: Labels and sums of squares.
  /// - Throws: `ClusteringError.infeasibleSizes`, or `.notFinite`.
  /// - Complexity: O(n² · d) for the tree, O(n · U · d) for the cut, O(n · k · d) for a sweep.
  public func fit(_ rows: Matrix) throws(ClusteringError) -> Fit {
    guard Self.isFeasible(rowCount: rows.rowCount, sizes: sizes) else {
      throw .infeasibleSizes(rows: rows.rowCount, sizes: sizes)
    }
    try ClusteringError.checkFinite(rows)
    let labels = rows.rowCount > cellLimit ? labelsByCell(rows) : labelsByTree(rows)
    var polish = PartitionPolish(rows: rows, labels: labels, sizes: sizes)
    let before = polish.sumOfSquares
    polish.run(maximumSweepCount: maximumSweepCount)
    let (numbered, count) = LabelNumbering.byFirstRow(polish.labels)
    return Fit(
      labels: numbered, clusterCount: count, sumOfSquares: polish.sumOfSquares,
      sumOfSquaresBeforePolish: before)
  }

  private func labelsByTree(_ rows: Matrix) -> [Int] {
    let wanted = max(1, Int((Double(rows.rowCount) / targetMeanSize).rounded()))
    let tree = WardTree().tree(rows)
    return TreeCut(rows: rows, tree: tree, sizes: sizes).labels(clusterCount: wanted)
      ?? LeafOrderCut(rows: rows, tree: tree, sizes: sizes).labels(clusterCount: wanted)
  }

  /// Cuts cells one by one; the moves and swaps that follow cross their borders.
  private func labelsByCell(_ rows: Matrix) -> [Int] {
    let cells = PartitionCells(sizes: sizes, threadCount: threadCount).cells(of: rows)
    let parts = ChunkedWork.map(chunkCount: cells.count, threadCount: threadCount) { cell in
      labelsByTree(rows.rows(cells[cell]))
    }
    var labels = [Int](repeating: 0, count: rows.rowCount)
    var firstLabel = 0
    for (cell, part) in zip(cells, parts) {
      for (row, label) in zip(cell, part) { labels[row] = firstLabel + label }
      firstLabel += (part.max() ?? -1) + 1
    }
    return labels
  }
}
