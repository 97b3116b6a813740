import LinearAlgebra

/// The centers that Lloyd's next pass measures to.
enum CenterUpdate {
  /// Returns the means of the clusters; one without rows takes a row that lies far from its center.
  ///
  /// Empty clusters take the farthest rows, each a different one, ties to the lower index.
  static func centers(_ passes: LloydPasses, rows: Matrix) -> Matrix {
    let sums = passes.sums
    let d = sums.columnCount
    var centers = Matrix(rowCount: sums.counts.count, columnCount: d)
    let empty = sums.counts.indices.filter { sums.counts[$0] == 0 }
    for cluster in sums.counts.indices where sums.counts[cluster] > 0 {
      let inverse = 1 / Double(sums.counts[cluster])
      for column in 0..<d {
        centers[cluster, column] = Float(sums.sums[cluster * d + column] * inverse)
      }
    }
    guard !empty.isEmpty else { return centers }
    // Skipped rows have bounds only, and what a cluster takes must not depend on what was skipped.
    let distances = rows.assignment(to: passes.centers, threadCount: passes.threadCount)
      .squaredDistances
    let farthest = distances.indices.sorted { (-distances[$0], $0) < (-distances[$1], $1) }
    for (cluster, row) in zip(empty, farthest) {
      for column in 0..<d { centers[cluster, column] = rows[row, column] }
    }
    return centers
  }
}
