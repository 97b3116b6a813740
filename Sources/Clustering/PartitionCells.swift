import LinearAlgebra
import Statistics

/// Coarse cells of many rows, each small enough for a tree and of a size that the bounds can cut.
package struct PartitionCells {
  private let sizes: ClosedRange<Int>
  private let threadCount: Int
  /// The mean number of rows of a cell.
  private let meanSize = 1500

  /// Creates cells for a partition into these sizes.
  package init(sizes: ClosedRange<Int>, threadCount: Int) {
    self.sizes = sizes
    self.threadCount = threadCount
  }

  /// Returns the rows of every cell, ascending, by k-means; cells that are too small join the nearest one.
  package func cells(of rows: Matrix) -> [[Int]] {
    var method = KMeans(clusterCount: max(1, rows.rowCount / meanSize))
    method.threadCount = threadCount
    method.maximumIterationCount = 10
    // The seed is fixed: cells are a means to an end, and the same rows must always give the same cells.
    var generator = SeededGenerator(seed: 0)
    let seeds = GreedySeeding(rows: rows).seeds(count: method.clusterCount, using: &generator)
    let fit = method.fit(rows, from: rows.rows(seeds))
    var cells = [[Int]](repeating: [], count: fit.centers.rowCount)
    for (row, label) in fit.labels.enumerated() { cells[label].append(row) }
    joinSmall(&cells, order: fit.centers.nearestOtherRows(count: fit.centers.rowCount - 1))
    cells.removeAll(where: \.isEmpty)
    passOnSurplus(&cells, rows)
    return cells
  }

  /// Joins cells that leave the cut no choice to the nearest cell that is left.
  private func joinSmall(_ cells: inout [[Int]], order: [[Int]]) {
    for cell in cells.indices where !cells[cell].isEmpty && cells[cell].count < 4 * sizes.upperBound
    {
      guard let target = order[cell].first(where: { !cells[$0].isEmpty }) else { continue }
      cells[target] = (cells[target] + cells[cell]).sorted()
      cells[cell] = []
    }
  }

  /// Passes the last rows of a cell whose size the bounds cannot cut to the next cell, and the last one's
  /// surplus to nobody: when all rows can be cut and the others can, so can what is left, or the last two join.
  private func passOnSurplus(_ cells: inout [[Int]], _ rows: Matrix) {
    func isFeasible(_ count: Int) -> Bool {
      SizeBoundedPartition.isFeasible(rowCount: count, sizes: sizes)
    }
    var cell = 0
    while cell < cells.count - 1 {
      let count = cells[cell].count
      let kept = stride(from: count, through: 1, by: -1).first(where: isFeasible) ?? 0
      if kept < count {
        cells[cell + 1] = (cells[cell + 1] + cells[cell][kept...]).sorted()
        cells[cell].removeLast(count - kept)
      }
      cell += 1
    }
    while cells.count > 1, let last = cells.last, !isFeasible(last.count) {
      cells.removeLast()
      cells[cells.count - 1] = (cells[cells.count - 1] + last).sorted()
    }
    cells.removeAll(where: \.isEmpty)
  }
}
