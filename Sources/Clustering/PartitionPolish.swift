import LinearAlgebra

/// Moves and swaps of single rows that lower the sum of squares and keep every size within bounds.
///
/// A move of x from A to B changes the sum of squares by
/// |B| / (|B| + 1) · d(x, B) − |A| / (|A| − 1) · d(x, A), where d is the squared distance to a center; a swap
/// of x in A with y in B by d(x, B) − d(x, A) + d(y, A) − d(y, B) − f ‖y − x‖², with f = 1 / |A| + 1 / |B|.
/// No swap with y can gain when d(x, B) ≥ d(x, A) / (1 − f) + d(y, B), which spares most of the distances.
/// Rows are visited in order; candidates are the clusters whose centers are nearest to that of their own.
///
/// > Source: Hartigan, "Clustering Algorithms", 1975, chapter 4, for moves; swaps by the same algebra.
package struct PartitionPolish {
  package private(set) var labels: [Int]
  private let rows: Matrix
  private let sizes: ClosedRange<Int>
  private let clusterCount: Int
  private var members: [[Int]]
  /// The sums of the clusters' rows and their centers, k × d each.
  private var sums: [Double]
  private var centers: [Double]
  /// Every row's squared distance to its own center, n.
  private var ownDistances: [Double]
  private let neighborCount = 12

  package init(rows: Matrix, labels: [Int], sizes: ClosedRange<Int>) {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    self.rows = rows
    self.labels = labels
    self.sizes = sizes
    clusterCount = (labels.max() ?? -1) + 1
    members = [[Int]](repeating: [], count: clusterCount)
    sums = [Double](repeating: 0, count: clusterCount * rows.columnCount)
    centers = sums
    ownDistances = [Double](repeating: 0, count: rows.rowCount)
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
  package var sumOfSquares: Double { ownDistances.reduce(0, +) }

  /// Sweeps over all rows until a sweep changes nothing, or so many times.
  package mutating func run(maximumSweepCount: Int) {
    guard clusterCount > 1, rows.columnCount > 0 else { return }
    for _ in 0..<maximumSweepCount {
      let neighbors = nearestClusters()
      var changeCount = 0
      for row in 0..<rows.rowCount where improve(row, neighbors: neighbors[labels[row]]) {
        changeCount += 1
      }
      if changeCount == 0 { return }
    }
  }

  /// Makes the best move or swap of one row, if one lowers the sum of squares.
  private mutating func improve(_ row: Int, neighbors: [Int]) -> Bool {
    let own = labels[row]
    let ownSize = Double(members[own].count)
    let ownDistance = ownDistances[row]
    // A change must beat the rounding of distances that are summed in Float64.
    var best = -1e-9 * (1 + ownDistance)
    var move: Int?
    var swap: (row: Int, cluster: Int)?
    for other in neighbors {
      let otherSize = Double(members[other].count)
      let distance = squaredDistance(row, other)
      if members[own].count > sizes.lowerBound, members[other].count < sizes.upperBound {
        let change =
          otherSize / (otherSize + 1) * distance - ownSize / (ownSize - 1) * ownDistance
        if change < best { (best, move, swap) = (change, other, nil) }
      }
      let factor = 1 / ownSize + 1 / otherSize
      let reach = factor < 1 ? distance - ownDistance / (1 - factor) : -.infinity
      for partner in members[other] where reach < ownDistances[partner] {
        let change =
          distance - ownDistance + squaredDistance(partner, own) - ownDistances[partner]
          - factor * squaredDistance(betweenRows: row, partner)
        if change < best { (best, move, swap) = (change, nil, (partner, other)) }
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
    for column in cluster * d..<(cluster + 1) * d { centers[column] = sums[column] * inverse }
    for row in members[cluster] { ownDistances[row] = squaredDistance(row, cluster) }
  }

  private func squaredDistance(_ row: Int, _ cluster: Int) -> Double {
    let (start, center) = (row * rows.stride, cluster * rows.columnCount)
    var total = 0.0
    for column in 0..<rows.columnCount {
      let difference = Double(rows.storage[start + column]) - centers[center + column]
      total += difference * difference
    }
    return total
  }

  private func squaredDistance(betweenRows first: Int, _ second: Int) -> Double {
    let (start, other) = (first * rows.stride, second * rows.stride)
    var total = 0.0
    for column in 0..<rows.columnCount {
      let difference = Double(rows.storage[start + column]) - Double(rows.storage[other + column])
      total += difference * difference
    }
    return total
  }

  /// Returns for every cluster the other clusters with the nearest centers, nearest first.
  private func nearestClusters() -> [[Int]] {
    let matrix = Matrix(
      rowCount: clusterCount, columnCount: rows.columnCount, rowMajor: centers.map(Float.init))
    return matrix.nearestOtherRows(count: min(neighborCount, clusterCount - 1))
  }
}
