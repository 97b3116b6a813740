import LinearAlgebra

/// Coarse cells of many rows, each small enough for a tree and of a size that the bounds can cut.
///
/// The rows first make fine groups of a few clusters each, whose rows then go to the nearest of the groups
/// around them; cells are groups of these. The borders of coarse groups of many dimensions run through clusters,
/// as their centers lie close together; those of fine ones run between them.
package struct PartitionCells {
  private let sizes: ClosedRange<Int>
  private let threadCount: Int
  /// The mean number of rows of a fine group and of a cell.
  private let fineSize: Int
  private let meanSize: Int
  /// How often the rows go to the nearest fine group, and among how many.
  private let refinementCount = 3
  private let candidateCount = 32

  /// Creates cells for a partition into these sizes.
  package init(sizes: ClosedRange<Int>, meanSize: Int = 3000, threadCount: Int) {
    self.sizes = sizes
    self.threadCount = threadCount
    fineSize = max(24, 2 * sizes.upperBound)
    self.meanSize = max(meanSize, 8 * sizes.upperBound)
  }

  /// Returns the rows of every cell, ascending; cells that are too small join the nearest one.
  ///
  /// - Complexity: O(n · d · log n).
  package func cells(of rows: Matrix) -> [[Int]] {
    var fine = RowGroups(meanSize: fineSize, threadCount: threadCount).groups(of: rows)
    for _ in 0..<refinementCount { refine(&fine, rows) }
    let coarse = RowGroups(meanSize: max(1, meanSize / fineSize), threadCount: threadCount)
      .groups(of: centers(of: fine, rows))
    var cells = coarse.flatMap { groups in
      notTooLarge(groups.flatMap { fine[$0] }.sorted(), rows)
    }
    joinSmall(&cells, rows)
    passOnSurplus(&cells)
    return cells
  }

  private func centers(of groups: [[Int]], _ rows: Matrix) -> Matrix {
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    for (group, members) in groups.enumerated() {
      for row in members { labels[row] = Int32(group) }
    }
    return rows.means(ofLabels: labels, clusterCount: groups.count)
  }

  /// Moves every row to the nearest of the groups around its own.
  private func refine(_ groups: inout [[Int]], _ rows: Matrix) {
    guard groups.count > 1 else { return }
    let centers = centers(of: groups, rows)
    let lists = ClusterNeighbors(
      of: centers, count: min(candidateCount, groups.count - 1), threadCount: threadCount
    ).lists
    let before = groups
    let parts = ChunkedWork.map(chunkCount: groups.count, threadCount: threadCount) { group in
      let own = rows.rows(before[group])
      let candidates = [group] + lists[group]
      let near = centers.rows(candidates)
      let nearest = own.assignment(to: near, threadCount: 1)
      return nearest.labels.indices.map { place in
        // Only what is clearly nearer: equal rows that were cut by their index stay apart.
        let distance = own.squaredDistance(fromRow: place, to: near, row: 0)
        let isNearer = nearest.squaredDistances[place] < 0.999 * distance
        return isNearer ? candidates[Int(nearest.labels[place])] : group
      }
    }
    var next = [[Int]](repeating: [], count: groups.count)
    for (members, part) in zip(before, parts) {
      for (row, group) in zip(members, part) { next[group].append(row) }
    }
    groups = next.filter { !$0.isEmpty }.map { $0.sorted() }
  }

  /// Returns a cell, or several where rows have flocked together.
  private func notTooLarge(_ cell: [Int], _ rows: Matrix) -> [[Int]] {
    guard cell.count > 4 * meanSize else { return [cell] }
    return RowGroups(meanSize: meanSize, threadCount: threadCount).groups(of: rows.rows(cell))
      .map { $0.map { cell[$0] } }
  }

  /// Joins cells that leave the cut no choice to the nearest cell that is left.
  private func joinSmall(_ cells: inout [[Int]], _ rows: Matrix) {
    let least = 4 * sizes.upperBound
    guard cells.contains(where: { $0.count < least }) else { return }
    let centers = centers(of: cells, rows)
    for cell in cells.indices where cells[cell].count < least {
      let others = cells.indices.filter { $0 != cell && !cells[$0].isEmpty }
      let nearest = others.min {
        (centers.squaredDistance(fromRow: cell, to: centers, row: $0), $0)
          < (centers.squaredDistance(fromRow: cell, to: centers, row: $1), $1)
      }
      guard let nearest else { continue }
      cells[nearest] = (cells[nearest] + cells[cell]).sorted()
      cells[cell] = []
    }
    cells.removeAll(where: \.isEmpty)
  }

  /// Passes the last rows of a cell whose size the bounds cannot cut to the next cell, and the last one's
  /// surplus to nobody: when all rows can be cut and the others can, so can what is left, or the last two join.
  private func passOnSurplus(_ cells: inout [[Int]]) {
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
