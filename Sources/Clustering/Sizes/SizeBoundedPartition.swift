import LinearAlgebra

/// A partition of rows into clusters whose sizes all lie within bounds, every row placed once.
///
/// A Ward tree is cut by dynamic programming that may carry up to an upper bound of rows past a node, and
/// moves and swaps that count a row's own pull on its center then lower the sum of squares, with splits that
/// gain more than the mergers that pay for them. Many rows begin with k-means whose sizes are repaired (`MeansStart`).
///
/// > Source: the cut is a tree knapsack (Cygan et al., "Parameterized Algorithms", 2015, section 2.3 for the
/// > O(n · U) bound on pairs); the moves are Hartigan, "Clustering Algorithms", 1975, chapter 4.
public struct SizeBoundedPartition: Sendable {
  /// The sizes that a cluster may have.
  public var sizes: ClosedRange<Int>
  /// The mean size to aim for where no number of clusters is asked for; reached within one in a hundred.
  public var targetMeanSize: Double
  /// Exactly so many clusters, where they can hold the rows.
  public var clusterCount: Int?
  /// What a cluster costs in units of squared distance, where the number is to follow from the rows.
  ///
  /// Clusters are then split while that gains more and merged while it costs less; a count comes first.
  public var clusterPrice: Double?
  /// At most this many passes over all rows in the polish.
  public var maximumSweepCount = 30
  /// More rows than this are first cut into cells by k-means, each with a tree of its own.
  public var cellLimit = 6000
  /// More rows than this begin with k-means in place of a cut tree, unless a price decides how many clusters there are.
  public var treeLimit = 1500
  /// At most this many rounds of splits and mergers, each followed by moves and swaps.
  public var maximumExchangeCount = 6
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
  /// Rows are taken in the order of what they hold, so that their own order matters only between equal ones.
  ///
  /// - Parameter rows: n × d, finite.
  /// - Returns: Labels and sums of squares.
  /// - Throws: `ClusteringError.infeasibleSizes`, `.infeasibleCount`, or `.notFinite`.
  /// - Complexity: O(n · m · d) for the trees of cells of m rows, O(n · U · d) for the cut, O(n · U · d) for a sweep.
  public func fit(_ rows: Matrix) throws(ClusteringError) -> Fit {
    try check(rows)
    return checkedFit(rows)
  }

  /// Returns a partition of rows that can be cut and are finite.
  func checkedFit(_ rows: Matrix) -> Fit {
    guard rows.rowCount > 0 else {
      return Fit(labels: [], clusterCount: 0, sumOfSquares: 0, sumOfSquaresBeforePolish: 0)
    }
    let order = ContentOrder.indices(of: rows)
    let sorted = rows.rows(order)
    let first = firstLabels(sorted)
    let before = Inertia.sum(sorted, labels: first, threadCount: threadCount)
    let last = exchanged(sorted, counted(sorted, polished(sorted, first)))
    var labels = last
    for (place, row) in order.enumerated() { labels[row] = last[place] }
    let (numbered, count) = LabelNumbering.byFirstRow(labels)
    return Fit(
      labels: numbered, clusterCount: count,
      sumOfSquares: Inertia.sum(sorted, labels: last, threadCount: threadCount),
      sumOfSquaresBeforePolish: before)
  }

  private func check(_ rows: Matrix) throws(ClusteringError) {
    let n = rows.rowCount
    guard Self.isFeasible(rowCount: n, sizes: sizes) else {
      throw .infeasibleSizes(rows: n, sizes: sizes)
    }
    if let count = clusterCount {
      let isHeld = count >= 0 && count <= n / sizes.lowerBound && count * sizes.upperBound >= n
      guard isHeld else { throw .infeasibleCount(asked: count, rows: n, sizes: sizes) }
    }
    try ClusteringError.checkFinite(rows)
  }

  private func firstLabels(_ rows: Matrix) -> [Int] {
    let n = rows.rowCount
    let target = clusterCount ?? max(1, Int((Double(n) / targetMeanSize).rounded()))
    if n > treeLimit, clusterCount != nil || clusterPrice == nil {
      return MeansStart(sizes: sizes, threadCount: threadCount).labels(rows, clusterCount: target)
    }
    let cells =
      n > cellLimit
      ? PartitionCells(sizes: sizes, threadCount: threadCount).cells(of: rows) : [Array(0..<n)]
    let cuts = CellCuts(rows: rows, cells: cells, sizes: sizes, threadCount: threadCount)
    if clusterCount == nil, let clusterPrice { return cuts.labels(price: clusterPrice) }
    return cuts.labels(clusterCount: target, within: clusterCount == nil ? 0.01 : 0.002)
  }

  private func adjustment(_ rows: Matrix, _ labels: [Int]) -> CountAdjustment {
    CountAdjustment(rows: rows, labels: labels, sizes: sizes, threadCount: threadCount)
  }

  /// Moves and swaps single rows; the region by region of very many rows crosses the cells' borders.
  ///
  /// Homes, a move cost and what has changed are those of `PartitionPolish`.
  func polished(
    _ rows: Matrix, _ labels: [Int], homes: [Int] = [], moveCost: Float = 0,
    changed: [Bool]? = nil
  ) -> [Int] {
    if rows.rowCount > cellLimit {
      var polish = RegionalPolish(
        rows: rows, labels: labels, sizes: sizes, homes: homes, moveCost: moveCost,
        changed: changed, threadCount: threadCount)
      polish.run(maximumSweepCount: maximumSweepCount)
      return polish.labels
    }
    var polish = PartitionPolish(
      rows: rows, labels: labels, sizes: sizes, homes: homes, moveCost: moveCost, changed: changed)
    polish.run(maximumSweepCount: maximumSweepCount)
    return polish.labels
  }

  /// Splits or merges until there are as many clusters as were asked for, or about as many as the mean size asks for.
  private func counted(_ rows: Matrix, _ labels: [Int]) -> [Int] {
    if clusterCount == nil, clusterPrice != nil { return labels }
    let n = Double(rows.rowCount)
    let target = clusterCount ?? max(1, Int((n / targetMeanSize).rounded()))
    let slack = clusterCount == nil ? max(1, Int(0.01 * Double(target))) : 0
    var adjustment = self.adjustment(rows, labels)
    guard abs(adjustment.clusterCount - target) > slack else { return labels }
    // A mean size may lie where no number of clusters does.
    let least = (rows.rowCount + sizes.upperBound - 1) / sizes.upperBound
    let most = rows.rowCount / sizes.lowerBound
    guard clusterCount != nil || (least...max(least, most)).contains(target) else { return labels }
    adjustment.reach(target)
    let (reached, changed) = adjustment.result
    return polished(rows, reached, changed: changed)
  }

  /// Splits and merges while that gains, with moves and swaps after each round.
  private func exchanged(_ rows: Matrix, _ labels: [Int]) -> [Int] {
    var labels = labels
    for _ in 0..<maximumExchangeCount {
      var adjustment = self.adjustment(rows, labels)
      if clusterCount == nil, let clusterPrice {
        guard adjustment.settle(price: clusterPrice) > 0 else { break }
      } else {
        // A round over very many rows must be worth its search.
        let least = rows.rowCount > cellLimit ? 1e-4 : 0
        let squares = Inertia.sum(rows, labels: labels, threadCount: threadCount)
        guard adjustment.exchange() > least * squares else { break }
      }
      let (exchanged, changed) = adjustment.result
      labels = polished(rows, exchanged, changed: changed)
    }
    return labels
  }
}
