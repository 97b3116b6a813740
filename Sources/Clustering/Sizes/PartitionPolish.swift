import LinearAlgebra

/// Moves and swaps of single rows that lower the sum of squares and keep every size within bounds.
///
/// A move of x from A to B changes the sum of squares by
/// |B| / (|B| + 1) · d(x, B) − |A| / (|A| − 1) · d(x, A), where d is the squared distance to a center; a swap
/// of x in A with y in B by d(x, B) − d(x, A) + d(y, A) − d(y, B) − f ‖y − x‖², with f = 1 / |A| + 1 / |B|.
/// No swap with y can gain when d(x, B) ≥ d(x, A) / (1 − f) + d(y, B), which spares most of the distances:
/// with t = d(y, A), ‖y − x‖ ≤ √t + √d(x, A), and t − f (√t + √a)² is at least −f a / (1 − f).
/// Rows are visited in order; candidates are the clusters whose centers are nearest to that of their own.
/// Where no move or swap gains, a row may go to a full cluster that sends one of its rows on: `PartitionPolish+Chains`.
/// With a move cost κ a row pays κ while it is not in its home, so that a change must gain more than κ for
/// each row that leaves and may lose up to κ for each that comes back.
///
/// > Source: Hartigan, "Clustering Algorithms", 1975, chapter 4, for moves; swaps by the same algebra.
package struct PartitionPolish {
  package private(set) var labels: [Int]
  let rows: Matrix
  let sizes: ClosedRange<Int>
  private let clusterCount: Int
  private(set) var members: [[Int]]
  /// The sums of the clusters' rows, k × d.
  private var sums: [Double]
  /// The clusters' centers, k × d.
  private(set) var centers: Matrix
  /// Every row's squared distance to its own center, n.
  private(set) var ownDistances: [Float]
  /// When each cluster last changed and each row was last looked at, in steps of `clock`.
  private var changedAt: [Int]
  private var lookedAt: [Int]
  private var clock = 0
  /// Every row's home, n or none at all, −1 for a row without one, and what it costs to be elsewhere.
  private let homes: [Int]
  let moveCost: Float
  /// Whether a row may go to a full cluster; dearer, so moves and swaps come first.
  package var makesChains = false
  /// How many of the nearest clusters a row may go to.
  package static let neighborCount = 12

  /// In how many of the first sweeps every row looks for its nearest cluster beyond those.
  package static let searchCount = 3

  /// Creates a polish of these labels, from 0, none of them unused.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - labels: The cluster of every row, n.
  ///   - sizes: The sizes that a cluster may have.
  ///   - homes: Where every row would stay, n, −1 for nowhere; not needed without a move cost.
  ///   - moveCost: What it costs that a row is not at home.
  ///   - changed: Whether each cluster has changed since all rows were settled; all have when left out.
  package init(
    rows: Matrix, labels: [Int], sizes: ClosedRange<Int>, homes: [Int] = [], moveCost: Float = 0,
    changed: [Bool]? = nil
  ) {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    precondition(
      moveCost == 0 || homes.count == rows.rowCount,
      "\(homes.count) homes, \(rows.rowCount) rows")
    self.rows = rows
    self.labels = labels
    self.sizes = sizes
    self.homes = homes
    self.moveCost = moveCost
    clusterCount = (labels.max() ?? -1) + 1
    members = [[Int]](repeating: [], count: clusterCount)
    sums = [Double](repeating: 0, count: clusterCount * rows.columnCount)
    centers = Matrix(rowCount: clusterCount, columnCount: rows.columnCount)
    ownDistances = [Float](repeating: 0, count: rows.rowCount)
    changedAt = [Int](repeating: 0, count: clusterCount)
    lookedAt = [Int](repeating: -1, count: rows.rowCount)
    let d = rows.columnCount
    for (row, label) in labels.enumerated() {
      members[label].append(row)
      for (column, value) in rows.row(row).enumerated() {
        sums[label * d + column] += Double(value)
      }
    }
    for cluster in 0..<clusterCount { settle(cluster) }
    if let changed {
      changedAt = changed.map { $0 ? 0 : -2 }
      makesChains = true
    }
  }

  /// The sum of squared distances of all rows to the centers of their clusters.
  package var sumOfSquares: Double { ownDistances.reduce(0) { $0 + Double($1) } }

  /// The sum of squares and the cost of all rows that are not at home.
  private var objective: Double {
    sumOfSquares + Self.cost(labels, homes: homes, moveCost: moveCost)
  }

  /// What all rows cost together that are not at home.
  static func cost(_ labels: [Int], homes: [Int], moveCost: Float) -> Double {
    guard moveCost > 0 else { return 0 }
    let away = labels.indices.count { homes[$0] >= 0 && homes[$0] != labels[$0] }
    return Double(moveCost) * Double(away)
  }

  /// Sweeps over the rows until a sweep gains less than one part in a hundred thousand, or so many times.
  package mutating func run(maximumSweepCount: Int) {
    guard clusterCount > 1, rows.columnCount > 0 else { return }
    var before = objective
    for sweepIndex in 0..<maximumSweepCount {
      let count = min(Self.neighborCount, clusterCount - 1)
      var near = ClusterNeighbors(of: centers, count: count, threadCount: 1)
      if sweepIndex < Self.searchCount {
        for row in near.addNearest(to: rows, members: members) { lookedAt[row] = -3 }
      }
      let changeCount = sweep(0..<rows.rowCount, neighbors: near.lists)
      let after = objective
      let isDone = changeCount == 0 || before - after < (makesChains ? 1e-5 : 1e-3) * sumOfSquares
      if isDone, makesChains { return }
      if isDone {
        makesChains = true
        lookedAt = [Int](repeating: -1, count: rows.rowCount)
      }
      before = after
    }
  }

  /// Visits some rows once and returns how many moved or swapped.
  ///
  /// - Parameters:
  ///   - range: The rows to visit; others take part as partners of swaps only.
  ///   - neighbors: For every cluster those that its rows may go to; read for the visited rows' clusters.
  /// - Returns: How many.
  package mutating func sweep(_ range: Range<Int>, neighbors: [[Int]]) -> Int {
    var changeCount = 0
    for row in range {
      let own = labels[row]
      // Nothing has changed around a row since it was looked at: it would stay again.
      let isStale =
        changedAt[own] > lookedAt[row]
        || neighbors[own].contains { changedAt[$0] > lookedAt[row] }
      clock += 1
      lookedAt[row] = clock
      if isStale,
        improve(row, neighbors: neighbors[own])
          || makesChains && chain(row, neighbors: neighbors)
      {
        changeCount += 1
        lookedAt[row] = -1  // its second-best change may still gain
      }
    }
    return changeCount
  }

  /// What it costs that a row goes from one cluster to another, beside squares.
  func cost(ofMoving row: Int, from: Int, to: Int) -> Float {
    guard moveCost > 0 else { return 0 }
    return homes[row] == from ? moveCost : homes[row] == to ? -moveCost : 0
  }

  /// Makes the best move or swap of one row, if one lowers the sum of squares.
  private mutating func improve(_ row: Int, neighbors: [Int]) -> Bool {
    let own = labels[row]
    let ownSize = Float(members[own].count)
    let ownDistance = ownDistances[row]
    var best: Float = 0
    var move: Int?
    var swap: (row: Int, cluster: Int)?
    for other in neighbors {
      let otherSize = Float(members[other].count)
      let distance = rows.squaredDistance(fromRow: row, to: centers, row: other)
      // A change must beat the rounding of the distances, so that no change can be undone for nothing.
      let tolerance = -1e-5 * (distance + ownDistance)
      if members[own].count > sizes.lowerBound, members[other].count < sizes.upperBound {
        let change =
          otherSize / (otherSize + 1) * distance - ownSize / (ownSize - 1) * ownDistance
          + cost(ofMoving: row, from: own, to: other)
        if change < min(best, tolerance) { (best, move, swap) = (change, other, nil) }
      }
      let factor = 1 / ownSize + 1 / otherSize
      // Both rows may come home.
      let least = distance - ownDistance / (1 - factor) - 2 * moveCost
      let reach = factor < 1 ? least : -.infinity
      for partner in members[other] where reach - best < ownDistances[partner] {
        let change =
          distance - ownDistance + rows.squaredDistance(fromRow: partner, to: centers, row: own)
          - ownDistances[partner]
          - factor * rows.squaredDistance(fromRow: row, to: rows, row: partner)
          + cost(ofMoving: row, from: own, to: other)
          + cost(ofMoving: partner, from: other, to: own)
        if change < min(best, tolerance) { (best, move, swap) = (change, nil, (partner, other)) }
      }
    }
    if let move {
      transfer(row, from: own, to: move)
      settle(own)
      settle(move)
    } else if let swap {
      transfer(row, from: own, to: swap.cluster)
      transfer(swap.row, from: swap.cluster, to: own)
      settle(own)
      settle(swap.cluster)
    }
    return move != nil || swap != nil
  }

  mutating func transfer(_ row: Int, from: Int, to: Int) {
    let d = rows.columnCount
    for (column, value) in rows.row(row).enumerated() {
      sums[from * d + column] -= Double(value)
      sums[to * d + column] += Double(value)
    }
    members[from].removeAll { $0 == row }
    members[to].append(row)
    labels[row] = to
  }

  /// Brings a cluster's center and its members' distances up to date.
  mutating func settle(_ cluster: Int) {
    let d = rows.columnCount
    let inverse = 1 / Double(members[cluster].count)
    for column in 0..<d {
      centers[cluster, column] = Float(sums[cluster * d + column] * inverse)
    }
    for row in members[cluster] {
      ownDistances[row] = rows.squaredDistance(fromRow: row, to: centers, row: cluster)
    }
    changedAt[cluster] = clock
  }
}
