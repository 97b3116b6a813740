import LinearAlgebra

/// Moves and swaps of single rows that lower the sum of squares and keep every size within bounds.
///
/// A move of x from A to B changes the sum of squares by
/// |B| / (|B| + 1) · d(x, B) − |A| / (|A| − 1) · d(x, A), where d is the squared distance to a center; a swap
/// of x in A with y in B by d(x, B) − d(x, A) + d(y, A) − d(y, B) − f ‖y − x‖², with f = 1 / |A| + 1 / |B|.
/// No swap with y can gain when d(x, B) ≥ d(x, A) / (1 − f) + d(y, B), which spares most of the distances:
/// with t = d(y, A), ‖y − x‖ ≤ √t + √d(x, A), and t − f (√t + √a)² is at least −f a / (1 − f).
/// Rows are visited in order; candidates are the clusters whose centers are nearest to that of their own.
///
/// > Source: Hartigan, "Clustering Algorithms", 1975, chapter 4, for moves; swaps by the same algebra.
package struct PartitionPolish {
  package private(set) var labels: [Int]
  private let rows: Matrix
  private let sizes: ClosedRange<Int>
  private let clusterCount: Int
  private var members: [[Int]]
  /// The sums of the clusters' rows, k × d.
  private var sums: [Double]
  /// The clusters' centers, k × d.
  private var centers: Matrix
  /// Every row's squared distance to its own center, n.
  private var ownDistances: [Float]
  /// When each cluster last changed and each row was last looked at, in steps of `clock`.
  private var changedAt: [Int]
  private var lookedAt: [Int]
  private var clock = 0
  private let neighborCount = 12

  package init(rows: Matrix, labels: [Int], sizes: ClosedRange<Int>) {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    self.rows = rows
    self.labels = labels
    self.sizes = sizes
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
  }

  /// The sum of squared distances of all rows to the centers of their clusters.
  package var sumOfSquares: Double { ownDistances.reduce(0) { $0 + Double($1) } }

  /// Sweeps over the rows until a sweep gains less than one part in a hundred thousand, or so many times.
  package mutating func run(maximumSweepCount: Int) {
    guard clusterCount > 1, rows.columnCount > 0 else { return }
    var before = sumOfSquares
    for _ in 0..<maximumSweepCount {
      let neighbors = centers.nearestOtherRows(count: min(neighborCount, clusterCount - 1))
      var changeCount = 0
      for row in 0..<rows.rowCount {
        let own = labels[row]
        // Nothing has changed around a row since it was looked at: it would stay again.
        let isStale =
          changedAt[own] > lookedAt[row]
          || neighbors[own].contains { changedAt[$0] > lookedAt[row] }
        clock += 1
        lookedAt[row] = clock
        if isStale, improve(row, neighbors: neighbors[own]) {
          changeCount += 1
          lookedAt[row] = -1  // its second-best change may still gain
        }
      }
      let after = sumOfSquares
      if changeCount == 0 || before - after < 1e-5 * before { return }
      before = after
    }
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
        if change < min(best, tolerance) { (best, move, swap) = (change, other, nil) }
      }
      let factor = 1 / ownSize + 1 / otherSize
      let reach = factor < 1 ? distance - ownDistance / (1 - factor) : -.infinity
      for partner in members[other] where reach - best < ownDistances[partner] {
        let change =
          distance - ownDistance + rows.squaredDistance(fromRow: partner, to: centers, row: own)
          - ownDistances[partner]
          - factor * rows.squaredDistance(fromRow: row, to: rows, row: partner)
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

  private mutating func transfer(_ row: Int, from: Int, to: Int) {
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
  private mutating func settle(_ cluster: Int) {
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
