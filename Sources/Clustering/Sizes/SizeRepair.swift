import LinearAlgebra

/// Clusters of any sizes brought within bounds by few changes, rows without one placed.
///
/// New rows go to the nearest cluster with room, at |B| / (|B| + 1) · d(x, B). A cluster that is too large by a cluster
/// or more is split, else its rows that lie best elsewhere go; one that is too small takes the nearest rows that others
/// can spare, or, where it lacks more rows than it has, gives its own away. One row at a time, the cheapest first.
package struct SizeRepair {
  /// The rows of every cluster; the given ones keep their number, some may be empty, new ones follow.
  package private(set) var members: [[Int]]
  private let rows: Matrix
  private let sizes: ClosedRange<Int>
  /// The sums of the clusters' rows, k × d.
  private var sums: [[Double]]
  /// The squared distance of every row to the center of its own cluster, n; NaN where it is to be taken anew.
  private var ownDistances: [Double]

  /// Creates a repair of clusters of rows.
  package init(rows: Matrix, members: [[Int]], sizes: ClosedRange<Int>) {
    self.rows = rows
    self.members = members
    self.sizes = sizes
    sums = members.map { Self.sum($0, rows) }
    ownDistances = [Double](repeating: .nan, count: rows.rowCount)
  }

  /// Places the rows and brings every size within bounds; the number of rows must be feasible.
  ///
  /// - Complexity: O(k · d) for each row that is placed or moves, O(n · d) for each that a small cluster takes.
  package mutating func run(placing newRows: [Int]) {
    var waiting: [Int] = []
    for row in newRows {
      if let cluster = nearest(to: row, where: { $0 > 0 && $0 < sizes.upperBound }) {
        put(row, into: cluster)
      } else {
        waiting.append(row)
      }
    }
    if !waiting.isEmpty { append(waiting) }
    let lower = sizes.lowerBound
    while let cluster = members.indices.first(where: {
      members[$0].count >= max(sizes.upperBound + lower, 2 * lower)
    }), let split = ClusterSplit(rows, members: members[cluster], leastSize: lower) {
      replace(cluster, by: split)
    }
    fitCount()
    giveSurplus()
    fillSmall()
  }

  private var clusterCount: Int { members.count { !$0.isEmpty } }

  /// Makes or dissolves clusters until their number can hold the rows.
  private mutating func fitCount() {
    let count = members.reduce(0) { $0 + $1.count }
    while clusterCount * sizes.upperBound < count {
      let largest = members.indices.max { (members[$0].count, -$0) < (members[$1].count, -$1) }
      guard let largest else { return }
      if let split = ClusterSplit(rows, members: members[largest], leastSize: sizes.lowerBound) {
        replace(largest, by: split)
      } else {
        // It is filled by what others can spare.
        let costs = members[largest].map { (cost: ownCost($0, largest), row: $0) }
        guard let row = costs.max(by: { ($0.cost, -$0.row) < ($1.cost, -$1.row) })?.row else {
          return
        }
        take(row, from: largest)
        append([row])
      }
    }
    while clusterCount * sizes.lowerBound > count {
      let smallest = members.indices.filter { !members[$0].isEmpty }
        .min { (members[$0].count, $0) < (members[$1].count, $1) }
      guard let smallest else { return }
      dissolve(smallest)
    }
  }

  private mutating func giveSurplus() {
    for cluster in members.indices {
      while members[cluster].count > sizes.upperBound {
        var best: (cost: Double, row: Int, target: Int)?
        for row in members[cluster] {
          guard let target = nearest(to: row, where: { $0 > 0 && $0 < sizes.upperBound }) else {
            continue
          }
          let cost = cost(of: row, joining: target) - ownCost(row, cluster)
          if cost < best?.cost ?? .infinity { best = (cost, row, target) }
        }
        guard let best else { preconditionFailure("no room for a row of cluster \(cluster)") }
        take(best.row, from: cluster)
        put(best.row, into: best.target)
      }
    }
  }

  private mutating func fillSmall() {
    let count = members.reduce(0) { $0 + $1.count }
    for cluster in members.indices
    where !members[cluster].isEmpty && members[cluster].count < sizes.lowerBound {
      let size = members[cluster].count
      let isSpared = (clusterCount - 1) * sizes.upperBound >= count
      if isSpared, size < sizes.lowerBound - size {
        dissolve(cluster)
        continue
      }
      while members[cluster].count < sizes.lowerBound {
        var best: (cost: Double, row: Int, source: Int)?
        for source in members.indices
        where source != cluster && members[source].count > sizes.lowerBound {
          for row in members[source] {
            let own = ownCost(row, source)
            let cost = cost(of: row, joining: cluster, below: (best?.cost ?? .infinity) + own) - own
            if cost < best?.cost ?? .infinity { best = (cost, row, source) }
          }
        }
        guard let best else { break }
        take(best.row, from: best.source)
        put(best.row, into: cluster)
      }
      // Nothing to spare: others that are too small are left, and this one's rows fill them.
      if members[cluster].count < sizes.lowerBound { dissolve(cluster) }
    }
  }

  private mutating func dissolve(_ cluster: Int) {
    let rows = members[cluster]
    for row in rows {
      take(row, from: cluster)
      let isOther = { (size: Int) in size > 0 && size < sizes.upperBound }
      guard let target = nearest(to: row, where: isOther, but: cluster) else {
        preconditionFailure("no room for row \(row)")
      }
      put(row, into: target)
    }
  }

  /// Returns the cluster of an allowed size that a row joins at the least cost; the lower one on a tie.
  private func nearest(
    to row: Int, where isAllowed: (Int) -> Bool, but excluded: Int? = nil
  ) -> Int? {
    var best: (cost: Double, cluster: Int)?
    for cluster in members.indices where cluster != excluded && isAllowed(members[cluster].count) {
      let cost = cost(of: row, joining: cluster, below: best?.cost ?? .infinity)
      if cost < best?.cost ?? .infinity { best = (cost, cluster) }
    }
    return best?.cluster
  }

  /// Returns by how much the sum of squares grows when a row joins a cluster, or something not below the limit where that
  /// is as much or more.
  private func cost(
    of row: Int, joining cluster: Int, below limit: Double = .infinity
  ) -> Double {
    let size = Double(members[cluster].count)
    let factor = size / (size + 1)
    // A little more than the limit, so that rounding never cuts off what is below it.
    return factor * squaredDistance(row, cluster, below: limit / factor * (1 + 1e-9))
  }

  /// Returns by how much the sum of squares falls when a row leaves its cluster.
  private mutating func ownCost(_ row: Int, _ cluster: Int) -> Double {
    let size = Double(members[cluster].count)
    guard size > 1 else { return 0 }
    if ownDistances[row].isNaN { ownDistances[row] = squaredDistance(row, cluster) }
    return size / (size - 1) * ownDistances[row]
  }

  /// Returns a squared distance, or what the first columns make of it where that is above the limit.
  private func squaredDistance(
    _ row: Int, _ cluster: Int, below limit: Double = .infinity
  ) -> Double {
    let scale = 1 / Double(members[cluster].count)
    let (values, sum) = (rows.row(row), sums[cluster])
    let first = values.startIndex
    var total = 0.0
    var column = 0
    while column < sum.count {
      let end = min(column + 16, sum.count)
      while column < end {
        let difference = Double(values[first + column]) - sum[column] * scale
        total += difference * difference
        column += 1
      }
      if total > limit { return total }
    }
    return total
  }

  /// The center of a cluster has moved, and its members' distances with it.
  private mutating func forgetDistances(of cluster: Int) {
    for row in members[cluster] { ownDistances[row] = .nan }
  }

  private mutating func take(_ row: Int, from cluster: Int) {
    members[cluster].removeAll { $0 == row }
    ownDistances[row] = .nan
    forgetDistances(of: cluster)
    for (column, value) in rows.row(row).enumerated() { sums[cluster][column] -= Double(value) }
  }

  private mutating func put(_ row: Int, into cluster: Int) {
    members[cluster].append(row)
    forgetDistances(of: cluster)
    for (column, value) in rows.row(row).enumerated() { sums[cluster][column] += Double(value) }
  }

  /// Leaves the larger side in place, so that fewer rows change.
  private mutating func replace(_ cluster: Int, by split: ClusterSplit) {
    let isFirstLarger = split.first.count >= split.second.count
    members[cluster] = isFirstLarger ? split.first : split.second
    sums[cluster] = Self.sum(members[cluster], rows)
    forgetDistances(of: cluster)
    append(isFirstLarger ? split.second : split.first)
  }

  private mutating func append(_ cluster: [Int]) {
    members.append(cluster)
    forgetDistances(of: members.count - 1)
    sums.append(Self.sum(cluster, rows))
  }

  private static func sum(_ members: [Int], _ rows: Matrix) -> [Double] {
    var sum = [Double](repeating: 0, count: rows.columnCount)
    for row in members {
      for (column, value) in rows.row(row).enumerated() { sum[column] += Double(value) }
    }
    return sum
  }
}
