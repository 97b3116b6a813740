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
    let order = fit.centers.nearestOtherRows(count: fit.centers.rowCount - 1)
    for cell in cells.indices where !cells[cell].isEmpty && !canStand(cells[cell].count) {
      guard let target = order[cell].first(where: { !cells[$0].isEmpty }) else { continue }
      cells[target] = (cells[target] + cells[cell]).sorted()
      cells[cell] = []
    }
    return cells.filter { !$0.isEmpty }
  }

  /// Whether a cell of so many rows leaves the cut some choice.
  private func canStand(_ count: Int) -> Bool {
    count >= 4 * sizes.upperBound
      && SizeBoundedPartition.isFeasible(rowCount: count, sizes: sizes)
  }
}
