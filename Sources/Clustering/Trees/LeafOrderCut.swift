import LinearAlgebra

/// The cheapest cut of a tree's leaves, in the order of the tree, into runs of allowed sizes.
///
/// Always possible when the sizes are, whatever the tree: what is used where the bounds fall between the
/// sizes of the tree's nodes. One pass of dynamic programming; a penalty for each run is found by bisection
/// so that the number of runs comes near the one asked for.
package struct LeafOrderCut {
  private let order: [Int]
  private let sizes: ClosedRange<Int>
  /// The sum of squares of every run, by its end and its length − L.
  private let costs: [[Double]]

  package init(rows: Matrix, tree: Dendrogram, sizes: ClosedRange<Int>) {
    order = tree.leafOrder
    self.sizes = sizes
    costs = Self.runCosts(rows, order: order, sizes: sizes)
  }

  /// Returns labels with about `count` clusters; the sizes must be feasible.
  package func labels(clusterCount count: Int) -> [Int] {
    let n = order.count
    guard n > 0 else { return [] }
    let scale = max(costs.flatMap { $0 }.filter { $0 < .infinity }.max() ?? 0, 1e-12)
    return PenaltySearch(
      clusterCount: count, rowCount: n, sizes: sizes, prices: scale * 1e-9...scale * Double(n)
    ).best(count: \.count, cut: cut(price:))?.labels ?? []
  }

  /// Returns the cheapest cut when each run costs so much.
  ///
  /// - Complexity: O(n · (U − L)).
  package func cut(price: Double) -> (labels: [Int], count: Int) {
    let lengths = solve(penalty: price)
    var labels = [Int](repeating: 0, count: order.count)
    var place = 0
    for (cluster, length) in lengths.enumerated() {
      for leaf in order[place..<place + length] { labels[leaf] = cluster }
      place += length
    }
    return (labels, lengths.count)
  }

  /// Returns the sum of squares of every run, by its end and its length − L.
  private static func runCosts(
    _ rows: Matrix, order: [Int], sizes: ClosedRange<Int>
  ) -> [[Double]] {
    let d = rows.columnCount
    return (0...order.count).map { end in
      var sum = [Double](repeating: 0, count: d)
      var squares = 0.0
      var costs = [Double](repeating: .infinity, count: sizes.count)
      for length in 1...sizes.upperBound where length <= end {
        for (column, value) in rows.row(order[end - length]).enumerated() {
          sum[column] += Double(value)
          squares += Double(value) * Double(value)
        }
        guard length >= sizes.lowerBound else { continue }
        let pull = sum.reduce(0) { $0 + $1 * $1 } / Double(length)
        costs[length - sizes.lowerBound] = max(0, squares - pull)
      }
      return costs
    }
  }

  private func solve(penalty: Double) -> [Int] {
    let n = order.count
    var least = [Double](repeating: .infinity, count: n + 1)
    var lengthAt = [Int](repeating: 0, count: n + 1)
    least[0] = 0
    for end in 1...n {
      for length in sizes where length <= end {
        let cost = least[end - length] + costs[end][length - sizes.lowerBound] + penalty
        if cost < least[end] {
          least[end] = cost
          lengthAt[end] = length
        }
      }
    }
    precondition(lengthAt[n] > 0, "\(n) rows are not feasible for \(sizes)")
    var lengths: [Int] = []
    var end = n
    while end > 0 {
      lengths.append(lengthAt[end])
      end -= lengthAt[end]
    }
    return lengths.reversed()
  }
}
