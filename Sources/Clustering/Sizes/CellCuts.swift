import LinearAlgebra

/// The trees of all cells, cut at one price of a cluster.
///
/// One price for all cells: a cell whose rows lie far apart gets more clusters than another as large.
package struct CellCuts {
  private let cells: [[Int]]
  private let cuts: [Cut]
  private let rowCount: Int
  private let sizes: ClosedRange<Int>
  private let threadCount: Int
  /// The sum of squares of all cells.
  private let scale: Double

  /// How a cell is cut: along its tree where the bounds allow it, else along the order of its leaves.
  private enum Cut: Sendable {
    case tree(TreeCut)
    case order(LeafOrderCut)

    func labels(price: Double) -> (labels: [Int], count: Int)? {
      switch self {
      case .tree(let cut): cut.cut(price: price)
      case .order(let cut): cut.cut(price: price)
      }
    }
  }

  /// Creates the trees of cells that cover the rows, each of a feasible size.
  ///
  /// - Complexity: O(m · d) for each row of a cell of m rows.
  package init(rows: Matrix, cells: [[Int]], sizes: ClosedRange<Int>, threadCount: Int) {
    let parts = ChunkedWork.map(chunkCount: cells.count, threadCount: threadCount) { index in
      let own = rows.rows(cells[index])
      let tree = WardTree().tree(own)
      let cut = TreeCut(rows: own, tree: tree, sizes: sizes)
      let scale = own.totalSumOfSquares
      // Whether a tree can be cut does not depend on the price.
      let can = cut.cut(price: scale) != nil
      let order = can ? nil : LeafOrderCut(rows: own, tree: tree, sizes: sizes)
      return (order.map(Cut.order) ?? .tree(cut), scale)
    }
    self.cells = cells
    self.sizes = sizes
    self.threadCount = threadCount
    rowCount = rows.rowCount
    cuts = parts.map(\.0)
    scale = max(parts.reduce(0) { $0 + $1.1 }, 1e-12)
  }

  /// Returns labels with about so many clusters, within a share of it where a price brings it there.
  package func labels(clusterCount: Int, within share: Double) -> [Int] {
    let search = PenaltySearch(
      clusterCount: clusterCount, rowCount: rowCount, sizes: sizes,
      prices: scale * 1e-9 / Double(max(1, cells.count))...scale, within: share)
    let best = search.best(count: \.count) { price in cut(price: price) }
    return best?.labels ?? []
  }

  /// Returns labels when each cluster costs so much.
  package func labels(price: Double) -> [Int] { cut(price: price).labels }

  private func cut(price: Double) -> (labels: [Int], count: Int) {
    let parts = ChunkedWork.map(chunkCount: cuts.count, threadCount: threadCount) { cell in
      cuts[cell].labels(price: price)
    }
    var labels = [Int](repeating: 0, count: rowCount)
    var count = 0
    for (cell, part) in zip(cells, parts) {
      guard let part else { preconditionFailure("a cell of \(cell.count) rows lost its cut") }
      for (row, label) in zip(cell, part.labels) { labels[row] = count + label }
      count += part.count
    }
    return (labels, count)
  }
}
