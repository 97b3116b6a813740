import LinearAlgebra

/// The centers that Lloyd's next pass measures to.
enum CenterUpdate {
  /// Returns the means of the clusters; one without rows takes a row that lies far from its center.
  ///
  /// Empty clusters take the farthest rows, each a different one, ties to the lower index.
  static func centers<Rows: MeasurableRows>(_ passes: LloydPasses<Rows>, rows: Rows) -> Matrix {
    let sums = passes.sums
    var centers = rows.means(of: sums)
    let empty = sums.totals.indices.filter { sums.totals[$0] <= 0 }
    guard !empty.isEmpty else { return centers }
    // Skipped rows have bounds only, and what a cluster takes must not depend on what was skipped.
    let distances = rows.assignment(to: passes.centers, threadCount: passes.threadCount)
      .squaredDistances
    let farthest = distances.indices.sorted { (-distances[$0], $0) < (-distances[$1], $1) }
    let taken = rows.written(Array(farthest.prefix(empty.count)))
    for (place, cluster) in empty.prefix(taken.rowCount).enumerated() {
      for column in 0..<centers.columnCount { centers[cluster, column] = taken[place, column] }
    }
    return centers
  }
}
