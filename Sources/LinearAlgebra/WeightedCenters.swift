import CVectorKernels

/// Cluster centers with their weights, closely packed, as agglomeration merges and removes them.
///
/// Shapes: `count` centers of d values, in panels of 16 side by side, each d × 16.
public struct WeightedCenters: Sendable {
  private var panels: [Float]
  /// The weights and squared norms; what fills up the last panel has weight 1 and an infinite norm.
  private var weights: [Float]
  private var norms: [Float]
  private let columnCount: Int
  /// How many centers there are.
  public private(set) var count: Int

  /// Creates one center per row.
  public init(rows: Matrix, weights: [Float]) {
    precondition(
      weights.count == rows.rowCount, "\(weights.count) weights do not match \(rows.rowCount) rows")
    count = rows.rowCount
    columnCount = rows.columnCount
    let lanes = Matrix.laneCount
    let panelCount = (count + lanes - 1) / lanes
    panels = [Float](repeating: 0, count: panelCount * lanes * columnCount)
    self.weights = weights + [Float](repeating: 1, count: panelCount * lanes - count)
    norms = rows.squaredNorms + [Float](repeating: .infinity, count: panelCount * lanes - count)
    for row in 0..<count {
      let start = place(of: row)
      for (column, value) in rows.row(row).enumerated() { panels[start + column * lanes] = value }
    }
  }

  /// Returns the weight of a center.
  public func weight(_ center: Int) -> Float { weights[center] }

  /// Returns the other center that is cheapest to merge with this one, and Ward's cost of the merger.
  ///
  /// The cost is w v / (w + v) · ‖a − b‖², the growth of the sum of squares, the same bits from either side.
  /// Ties go to the preferred center, then to the lower index.
  ///
  /// - Parameters:
  ///   - center: The center to start from; there must be another.
  ///   - preferred: Another center that wins ties, or nothing.
  /// - Returns: The other center's index and the cost.
  /// - Complexity: O(count · d).
  public func nearestUnderWard(
    to center: Int, preferred: Int? = nil
  ) -> (center: Int, cost: Float) {
    precondition(center < count && count >= 2, "center \(center) of \(count) has no other")
    var cost: Float = 0
    let start = place(of: center)
    let lanes = Matrix.laneCount
    let query = (0..<columnCount).map { panels[start + $0 * lanes] }
    let nearest = unsafe tessera_ward_nearest(
      panels, weights, norms, Int64((count + lanes - 1) / lanes), Int64(columnCount), query,
      Int64(center), Int64(preferred ?? -1), &cost)
    // Finite rows leave no nearest only when every distance overflows.
    precondition(nearest >= 0, "distances to center \(center) overflow Float32")
    return (Int(nearest), cost)
  }

  /// Merges the second center into the first and moves the last one into the second's place.
  public mutating func merge(_ first: Int, _ second: Int) {
    precondition(first != second && max(first, second) < count, "\(first), \(second) of \(count)")
    let (w, v) = (Double(weights[first]), Double(weights[second]))
    let lanes = Matrix.laneCount
    let (target, source) = (place(of: first), place(of: second))
    var norm: Double = 0
    for column in 0..<columnCount {
      let a = Double(panels[target + column * lanes])
      let b = Double(panels[source + column * lanes])
      let mean = Float((w * a + v * b) / (w + v))
      panels[target + column * lanes] = mean
      norm += Double(mean) * Double(mean)
    }
    norms[first] = Float(norm)
    weights[first] = Float(w + v)
    let last = count - 1
    if second != last {
      let moved = place(of: last)
      for column in 0..<columnCount {
        panels[source + column * lanes] = panels[moved + column * lanes]
      }
      norms[second] = norms[last]
      weights[second] = weights[last]
    }
    (weights[last], norms[last]) = (1, .infinity)
    count = last
  }

  /// Where a center's first value lies; the next ones follow 16 apart.
  private func place(of center: Int) -> Int {
    let lanes = Matrix.laneCount
    return center / lanes * lanes * columnCount + center % lanes
  }
}
