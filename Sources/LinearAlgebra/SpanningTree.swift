import CVectorKernels

extension Matrix {
  /// Returns the edges of the shortest tree that spans the rows, without a table of distances.
  ///
  /// Begins at row 0 and adds the row that is nearest to the tree, n − 1 times. Ties go to the lower row, joined to
  /// the row that was in the tree first.
  ///
  /// - Returns: For each edge the row in the tree, the row added, and the Euclidean distance in Float64.
  /// - Complexity: O(n² · d) time, O(n · d) space.
  ///
  /// > Source: Prim, "Shortest connection networks and some generalizations", 1957,
  /// > DOI 10.1002/j.1538-7305.1957.tb01515.x.
  public func spanningTree() -> [(first: Int, second: Int, distance: Double)] {
    guard rowCount > 1 else { return [] }
    let panels = CenterPanels(self)
    let count = Int64(panels.count * Self.laneCount)
    var distances = [Float](repeating: 0, count: Int(count))
    var least = [Float](repeating: .infinity, count: Int(count))
    var sources = [Int32](repeating: 0, count: Int(count))
    var penalties = [Float](repeating: .infinity, count: Int(count))
    for row in 1..<rowCount { penalties[row] = 0 }
    var edges: [(first: Int, second: Int, distance: Double)] = []
    edges.reserveCapacity(rowCount - 1)
    var current = 0
    while edges.count < rowCount - 1 {
      var distance: Float = 0
      unsafe tessera_distances(
        panels.entries, Int64(panels.count), Int64(columnCount), Array(row(current)), &distances)
      unsafe tessera_keep_less(distances, Int32(current), count, &least, &sources)
      current = Int(unsafe tessera_least(least, penalties, count, &distance))
      // Finite rows leave no nearest only when every distance overflows.
      precondition(current >= 0, "distances overflow Float32")
      penalties[current] = .infinity
      let source = Int(sources[current])
      edges.append((source, current, plainDistance(source, current)))
    }
    return edges
  }

  private func plainDistance(_ first: Int, _ second: Int) -> Double {
    zip(row(first), row(second)).reduce(0) {
      $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
    }.squareRoot()
  }
}
