import LinearAlgebra

extension SizeBoundedPartition {
  /// A partition that goes on from an earlier one.
  public struct WarmFit: Sendable, Equatable {
    /// The cluster of every row, n: the earlier labels where clusters live on, higher ones for new clusters.
    public let labels: [Int]
    /// How many clusters there are.
    public let clusterCount: Int
    /// The sum of squared distances to the clusters' centers.
    public let sumOfSquares: Double
    /// The rows that had a cluster and now have another, ascending.
    public let movedRows: [Int]
  }

  /// Returns a partition near an earlier one.
  ///
  /// Rows without an earlier cluster go to the nearest with room; sizes are repaired with few changes; then rows move
  /// and swap where that lowers the sum of squares by more than the move cost for each row that leaves its earlier
  /// cluster. A row that cannot stay may come back at any time. The number of clusters follows from the earlier
  /// one and the sizes: the options for it are not used. Without any earlier label it is a partition from nothing.
  ///
  /// - Parameters:
  ///   - rows: n × d, finite.
  ///   - earlier: The earlier label of every row, n; −1 for a row that had none.
  ///   - moveCost: κ, in units of squared distance; not negative.
  /// - Returns: Labels, and which rows moved.
  /// - Throws: `ClusteringError.infeasibleSizes`, or `.notFinite`.
  /// - Complexity: O(k · d) for each row that is placed, O(n · U · d) for a sweep.
  public func fit(
    _ rows: Matrix, from earlier: [Int], moveCost: Double
  ) throws(ClusteringError) -> WarmFit {
    precondition(earlier.count == rows.rowCount, "\(earlier.count) labels, \(rows.rowCount) rows")
    precondition(moveCost >= 0 && moveCost.isFinite, "a move cost of \(moveCost)")
    guard Self.isFeasible(rowCount: rows.rowCount, sizes: sizes) else {
      throw .infeasibleSizes(rows: rows.rowCount, sizes: sizes)
    }
    try ClusteringError.checkFinite(rows)
    let order = ContentOrder.indices(of: rows)
    let before = order.map { earlier[$0] }
    let sorted = rows.rows(order)
    let last = warmLabels(sorted, from: before, moveCost: Float(moveCost))
    var labels = earlier
    for (place, row) in order.enumerated() { labels[row] = last[place] }
    let (numbered, count) = LabelNumbering.byFirstRow(last)
    return WarmFit(
      labels: labels, clusterCount: count,
      sumOfSquares: Inertia.sum(sorted, labels: numbered, threadCount: threadCount),
      movedRows: labels.indices.filter { earlier[$0] >= 0 && earlier[$0] != labels[$0] })
  }

  private func warmLabels(_ rows: Matrix, from earlier: [Int], moveCost: Float) -> [Int] {
    guard rows.rowCount > 0 else { return [] }
    // Names of the earlier clusters, ascending, so that nothing depends on the order of the rows.
    let names = Set(earlier.filter { $0 >= 0 }).sorted()
    if names.isEmpty {
      var method = self
      method.clusterCount = nil
      return method.checkedFit(rows).labels
    }
    var members = [[Int]](repeating: [], count: names.count)
    var slots: [Int: Int] = [:]
    for (slot, name) in names.enumerated() { slots[name] = slot }
    for (row, name) in earlier.enumerated() {
      if let slot = slots[name] { members[slot].append(row) }
    }
    var repair = SizeRepair(rows: rows, members: members, sizes: sizes)
    repair.run(placing: earlier.indices.filter { earlier[$0] < 0 })
    // Clusters that are left, numbered without gaps for the polish.
    let left = repair.members.indices.filter { !repair.members[$0].isEmpty }
    var labels = [Int](repeating: 0, count: rows.rowCount)
    var homes = [Int](repeating: -1, count: rows.rowCount)
    for (number, slot) in left.enumerated() {
      for row in repair.members[slot] { labels[row] = number }
      // A new cluster is the home of those that made it.
      for row in slot < names.count ? members[slot] : repair.members[slot] { homes[row] = number }
    }
    let next = (names.last ?? -1) + 1
    let polished = polished(rows, labels, homes: homes, moveCost: moveCost)
    return polished.map { number in
      left[number] < names.count ? names[left[number]] : next + left[number] - names.count
    }
  }
}
