import CVectorKernels

/// Every row's nearest center, and how far it and the second nearest are.
public struct Assignment: Sendable, Equatable {
  /// The index of the nearest center, n; ties go to the lower index.
  public var labels: [Int32]
  /// The squared distance to the nearest center, n.
  public var squaredDistances: [Float]
  /// The squared distance to the second-nearest center, n; infinite with one center.
  public var secondSquaredDistances: [Float]

  /// Creates an assignment from its parts.
  public init(labels: [Int32], squaredDistances: [Float], secondSquaredDistances: [Float]) {
    self.labels = labels
    self.squaredDistances = squaredDistances
    self.secondSquaredDistances = secondSquaredDistances
  }
}

extension Assignment {
  /// Creates room for the answers of a kernel.
  init(count: Int) {
    labels = [Int32](repeating: 0, count: count)
    squaredDistances = [Float](repeating: 0, count: count)
    secondSquaredDistances = [Float](repeating: 0, count: count)
  }

  /// Makes squared distances of what the kernel leaves, ‖c‖² − 2 x·c.
  mutating func add(_ norms: some Collection<Float>) {
    for (index, norm) in norms.enumerated() {
      squaredDistances[index] = max(0, squaredDistances[index] + norm)
      secondSquaredDistances[index] = max(0, secondSquaredDistances[index] + norm)
    }
  }
}

extension Matrix: MeasurableRows {
  /// The squared norm of every row, n, over the columns that it has a value in.
  public func squaredNorms(threadCount: Int) -> [Float] { squaredNorms }

  /// Returns centers, k × d, ready to be measured to.
  public func panels(for centers: Matrix) -> CenterPanels { CenterPanels(centers) }

  /// Returns the nearest centers of some rows, given the norms of all.
  public func assignment(
    ofRows rows: Range<Int>, norms: [Float], to panels: CenterPanels
  ) -> Assignment {
    var found = Assignment(count: rows.count)
    guard !rows.isEmpty, stride > 0 else {
      if panels.centerCount == 1 {
        found.secondSquaredDistances = found.secondSquaredDistances.map { _ in .infinity }
      }
      return found
    }
    unsafe storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe tessera_assign(
        base + rows.lowerBound * stride, Int64(rows.count), Int64(stride), Int64(columnCount),
        panels.entries, panels.halfNorms, Int64(panels.count), &found.labels,
        &found.squaredDistances, &found.secondSquaredDistances)
    }
    found.add(norms[rows])
    return found
  }

  /// Gathers the rows, so that the kernel meets them side by side.
  public func assignment(
    ofRows rows: [Int32], norms: [Float], to panels: CenterPanels
  ) -> Assignment {
    self.rows(rows.map(Int.init)).assignment(
      ofRows: 0..<rows.count, norms: rows.map { norms[Int($0)] }, to: panels)
  }

  /// Returns the squared distances of some rows to the first 16 centers, 16 a row.
  public func squaredDistances(
    ofRows rows: Range<Int>, norms: [Float], to panels: CenterPanels
  ) -> [Float] {
    var scores = [Float](repeating: 0, count: rows.count * Matrix.laneCount)
    unsafe storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !rows.isEmpty else { return }
      unsafe tessera_scores(
        base + rows.lowerBound * stride, Int64(rows.count), Int64(stride), Int64(columnCount),
        panels.entries, panels.halfNorms, &scores)
    }
    return CenterPanels.squaredDistances(scores: scores, norms: norms[rows])
  }

  /// Returns the squared distances of some rows to the centers that their labels name, from differences.
  public func squaredDistances(
    ofRows rows: Range<Int>, norms: [Float], toOwn centers: Matrix, labels: [Int32]
  ) -> [Float] {
    var distances = [Float](repeating: 0, count: rows.count)
    unsafe storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !rows.isEmpty else { return }
      unsafe tessera_own_squared_distances(
        base + rows.lowerBound * stride, Int64(rows.count), Int64(stride), centers.storage, labels,
        &distances)
    }
    return distances
  }

  /// Returns the norms: passes over a matrix share nothing else.
  public func passPlan(norms: [Float], looksQuickly: Bool, threadCount: Int) -> [Float] { norms }

  /// Returns a pass to these centers.
  public func pass(to centers: Matrix, plan: [Float], threadCount: Int) -> ExactPass<Matrix> {
    ExactPass(rows: self, norms: plan, centers: centers)
  }

  /// The number of sums that a cluster needs.
  public var sumWidth: Int { columnCount }

  /// Moves rows from the sums of their former clusters to those of their present ones.
  public func move(
    _ rows: Range<Int>, weights: [Float]?, from: [Int32], to: [Int32], in sums: inout ClusterSums
  ) {
    let own = weights.map { Array($0[rows]) }
    unsafe storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !rows.isEmpty else { return }
      sums.change { sums, totals in
        unsafe tessera_move_rows(
          base + rows.lowerBound * stride, Int64(rows.count), Int64(stride), Int64(columnCount),
          own, from, to, &sums, &totals)
      }
    }
  }

  /// Returns the means of the clusters that sums belong to, k × d.
  public func means(of sums: ClusterSums) -> Matrix {
    var means = Matrix(rowCount: sums.totals.count, columnCount: columnCount)
    for cluster in sums.totals.indices where sums.totals[cluster] > 0 {
      let inverse = 1 / sums.totals[cluster]
      for column in 0..<columnCount {
        means[cluster, column] = Float(sums.sums[cluster * columnCount + column] * inverse)
      }
    }
    return means
  }

  /// Returns the chosen rows written out, d columns; a missing value is the mean.
  public func written(_ rows: [Int]) -> Matrix { self.rows(rows) }

  /// Returns a number for the contents of every row, the same for equal rows, n.
  public func fingerprints(threadCount: Int) -> [UInt64] {
    Fingerprint.ofRows(rowCount, threadCount: threadCount) { row, print in
      for value in self.row(row) { print.add(UInt64((value + 0).bitPattern)) }
    }
  }

  /// The place of a number that is not finite, or nothing.
  public var firstNotFinite: (row: Int, column: Int)? {
    for row in 0..<rowCount {
      for (column, value) in self.row(row).enumerated() where !value.isFinite {
        return (row, column)
      }
    }
    return nil
  }
}

/// Centers packed for the kernel, 16 side by side.
public struct CenterPanels: Sendable {
  let centerCount: Int
  /// The number of panels, ⌈k / 16⌉.
  let count: Int
  /// Panel after panel, each d × 16.
  let entries: [Float]
  /// −‖c‖² / 2 for each center, −∞ for what fills up the last panel.
  let halfNorms: [Float]

  /// Packs centers.
  init(_ centers: Matrix) {
    let lanes = Matrix.laneCount
    let depth = centers.columnCount
    centerCount = centers.rowCount
    count = (centerCount + lanes - 1) / lanes
    var entries = [Float](repeating: 0, count: count * lanes * depth)
    var halfNorms = [Float](repeating: -.infinity, count: count * lanes)
    for (center, norm) in centers.squaredNorms.enumerated() {
      let start = center / lanes * lanes * depth + center % lanes
      for (column, value) in centers.row(center).enumerated() {
        entries[start + column * lanes] = value
      }
      halfNorms[center] = -norm / 2
    }
    self.entries = entries
    self.halfNorms = halfNorms
  }

  /// Makes squared distances ‖x‖² − 2 score of scores, 16 a row.
  static func squaredDistances(scores: [Float], norms: ArraySlice<Float>) -> [Float] {
    var distances = scores
    for (row, norm) in norms.enumerated() {
      for index in row * Matrix.laneCount..<(row + 1) * Matrix.laneCount {
        distances[index] = max(0, norm - 2 * scores[index])
      }
    }
    return distances
  }
}
