import CVectorKernels

/// Cluster centers with their weights, closely packed, as agglomeration merges and removes them.
///
/// Shapes: the first `count` rows of a matrix n × d are in use.
public struct WeightedCenters: Sendable {
  private var rows: Matrix
  private var weights: [Float]
  private var norms: [Float]
  /// How many centers there are.
  public private(set) var count: Int

  /// Creates one center per row.
  public init(rows: Matrix, weights: [Float]) {
    precondition(
      weights.count == rows.rowCount, "\(weights.count) weights do not match \(rows.rowCount) rows")
    self.rows = rows
    self.weights = weights
    norms = rows.squaredNorms
    count = rows.rowCount
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
    let stride = rows.stride
    let nearest = unsafe rows.storage.withUnsafeBufferPointer { buffer -> Int64 in
      // A matrix without columns has no storage, and every cost is zero.
      guard let base = buffer.baseAddress, stride > 0 else {
        return Int64(preferred ?? (center == 0 ? 1 : 0))
      }
      return unsafe tessera_ward_nearest(
        base, weights, norms, Int64(count), Int64(stride), Int64(center), Int64(preferred ?? -1),
        &cost)
    }
    // Finite rows leave no nearest only when every distance overflows.
    precondition(nearest >= 0, "distances to center \(center) overflow Float32")
    return (Int(nearest), cost)
  }

  /// Merges the second center into the first and moves the last one into the second's place.
  public mutating func merge(_ first: Int, _ second: Int) {
    precondition(first != second && max(first, second) < count, "\(first), \(second) of \(count)")
    let (w, v) = (Double(weights[first]), Double(weights[second]))
    let stride = rows.stride
    var norm: Double = 0
    for column in 0..<rows.columnCount {
      let a = Double(rows.storage[first * stride + column])
      let b = Double(rows.storage[second * stride + column])
      let mean = Float((w * a + v * b) / (w + v))
      rows.storage[first * stride + column] = mean
      norm += Double(mean) * Double(mean)
    }
    norms[first] = Float(norm)
    weights[first] = Float(w + v)
    let last = count - 1
    if second != last {
      for column in 0..<stride {
        rows.storage[second * stride + column] = rows.storage[last * stride + column]
      }
      norms[second] = norms[last]
      weights[second] = weights[last]
    }
    count = last
  }
}
