import LinearAlgebra

/// The cheapest cut of a tree into clusters within size bounds, leaves carried past nodes until they fit.
///
/// For each node and each r from 0 to U it keeps the cheapest way to leave r of the leaves below in an open
/// pool while all the others are in closed clusters. A pool of L to U leaves may close at a node for the
/// price of its sum of squares and of a penalty per cluster; the penalty is found by bisection so that the
/// number of clusters comes near the one asked for. Exact in r; one pool is kept for each r (beam of one).
package struct TreeCut {
  private let rows: Matrix
  private let tree: Dendrogram
  private let sizes: ClosedRange<Int>

  package init(rows: Matrix, tree: Dendrogram, sizes: ClosedRange<Int>) {
    precondition(
      tree.leafCount == rows.rowCount, "\(tree.leafCount) leaves do not match \(rows.rowCount) rows"
    )
    self.rows = rows
    self.tree = tree
    self.sizes = sizes
  }

  /// Returns labels with about `count` clusters, as near as the penalty brings it within one in a hundred.
  ///
  /// Returns nothing when no cut of this tree meets the bounds: pools close at nodes only, and narrow bounds
  /// can fall between the nodes' sizes.
  package func labels(clusterCount count: Int) -> [Int]? {
    let n = rows.rowCount
    guard n > 0 else { return [] }
    let scale = max(rows.totalSumOfSquares, 1e-12)
    return PenaltySearch(
      clusterCount: count, rowCount: n, sizes: sizes, prices: scale * 1e-9...scale
    ).best(count: \.count, cut: cut(price:))?.labels
  }

  /// What is kept for one node and one size of its open pool.
  private struct State {
    /// The price of the clusters closed below, infinite where this pool size cannot be.
    var closedCost = Double.infinity
    /// The sum of squares within the pool.
    var poolSquares = 0.0
    /// The sum of the pool's rows, d.
    var poolSum: [Float] = []
  }

  /// How a state came about: the pool sizes of both sides, and whether their pool was closed.
  private struct Choice {
    var first: Int32 = -1
    var second: Int32 = -1
    var isClosed = false
  }

  /// Returns the cheapest cut when each cluster costs so much, or nothing when the bounds allow none.
  ///
  /// - Complexity: O(n · U · d).
  package func cut(price penalty: Double) -> (labels: [Int], count: Int)? {
    let n = rows.rowCount
    var states: [[State]?] = (0..<n).map { leaf in
      var state = [State](repeating: State(), count: 2)
      state[1] = State(closedCost: 0, poolSquares: 0, poolSum: Array(rows.row(leaf)))
      return closing(state, penalty: penalty, choices: nil).states
    }
    var choices = [[Choice]](repeating: [], count: tree.merges.count)
    for (index, merge) in tree.merges.enumerated() {
      guard let first = states[merge.first], let second = states[merge.second] else { continue }
      let joined = joining(first, second, limit: min(merge.leafCount, sizes.upperBound))
      let closed = closing(joined.states, penalty: penalty, choices: joined.choices)
      states[merge.first] = nil
      states[merge.second] = nil
      states.append(closed.states)
      choices[index] = closed.choices
    }
    guard let root = states.last ?? nil, root[0].closedCost < .infinity else { return nil }
    return trace(root: states.count - 1, choices: choices)
  }

  /// Returns the cheapest states of a node from those of its two sides.
  private func joining(
    _ first: [State], _ second: [State], limit: Int
  ) -> (states: [State], choices: [Choice]) {
    var costs = [Double](repeating: .infinity, count: limit + 1)
    var squares = [Double](repeating: 0, count: limit + 1)
    var choices = [Choice](repeating: Choice(), count: limit + 1)
    for (r1, a) in first.enumerated() where a.closedCost < .infinity {
      for (r2, b) in second.enumerated() where b.closedCost < .infinity && r1 + r2 <= limit {
        let r = r1 + r2
        let closed = a.closedCost + b.closedCost
        var pool = a.poolSquares + b.poolSquares
        if closed + pool >= costs[r] { continue }  // joining pools only adds
        if r1 > 0, r2 > 0 { pool += growth(a.poolSum, r1, b.poolSum, r2) }
        guard closed + pool < costs[r] else { continue }
        costs[r] = closed + pool
        squares[r] = pool
        choices[r] = Choice(first: Int32(r1), second: Int32(r2))
      }
    }
    let states = (0...limit).map { r -> State in
      guard costs[r] < .infinity else { return State() }
      let choice = choices[r]
      let (a, b) = (first[Int(choice.first)], second[Int(choice.second)])
      let sum =
        choice.first == 0
        ? b.poolSum : choice.second == 0 ? a.poolSum : zip(a.poolSum, b.poolSum).map { $0 + $1 }
      return State(
        closedCost: a.closedCost + b.closedCost, poolSquares: squares[r], poolSum: r == 0 ? [] : sum
      )
    }
    return (states, choices)
  }

  /// Returns the growth of the sum of squares when two pools become one: r s / (r + s) · ‖a/r − b/s‖².
  private func growth(_ a: [Float], _ r: Int, _ b: [Float], _ s: Int) -> Double {
    let (inverseR, inverseS) = (1 / Float(r), 1 / Float(s))
    var sum = SIMD8<Float>(repeating: 0)
    var index = 0
    while index + 8 <= a.count {
      var difference = SIMD8<Float>()
      for lane in 0..<8 {
        difference[lane] = a[index + lane] * inverseR - b[index + lane] * inverseS
      }
      sum += difference * difference
      index += 8
    }
    var total = Double(sum.sum())
    while index < a.count {
      let difference = Double(a[index] * inverseR - b[index] * inverseS)
      total += difference * difference
      index += 1
    }
    return total * Double(r * s) / Double(r + s)
  }

  /// Lets the cheapest pool of an allowed size close at a node, where that beats what has no pool.
  private func closing(
    _ states: [State], penalty: Double, choices: [Choice]?
  ) -> (states: [State], choices: [Choice]) {
    var (states, choices) = (states, choices ?? [])
    var best: (r: Int, cost: Double)?
    for r in sizes where r < states.count && states[r].closedCost < .infinity {
      let cost = states[r].closedCost + states[r].poolSquares + penalty
      if cost < best?.cost ?? states[0].closedCost { best = (r, cost) }
    }
    guard let best else { return (states, choices) }
    states[0] = State(closedCost: best.cost, poolSquares: 0, poolSum: [])
    if choices.isEmpty {
      // A leaf closes by itself where the bounds allow one row.
      return (states, choices)
    }
    choices[0] = choices[best.r]
    choices[0].isClosed = true
    return (states, choices)
  }

  private func trace(root: Int, choices: [[Choice]]) -> (labels: [Int], count: Int) {
    let n = rows.rowCount
    var labels = [Int](repeating: -1, count: n)
    var count = 0
    var stack = [(node: root, pool: 0, cluster: -1)]
    while let (node, pool, cluster) = stack.popLast() {
      guard node >= n else {
        // A leaf with an empty pool has closed by itself.
        labels[node] = pool == 0 ? count : cluster
        if pool == 0 { count += 1 }
        continue
      }
      let choice = choices[node - n][pool]
      var inner = cluster
      if choice.isClosed {
        inner = count
        count += 1
      }
      let merge = tree.merges[node - n]
      stack.append((merge.first, Int(choice.first), choice.first > 0 ? inner : -1))
      stack.append((merge.second, Int(choice.second), choice.second > 0 ? inner : -1))
    }
    return (labels, count)
  }
}
