import CLinearAlgebra

extension Matrix {
  /// Returns for some rows the other rows that are nearest over the fields that both know, nearest first.
  ///
  /// Shapes: `self` is n × d, with 0 in the columns of a missing field. The distance of x and y is
  /// Σ over the fields that both know of ‖x_f − y_f‖², divided by Σ over the same fields of the field's mean
  /// squared norm. As a missing field is 0 on its side, that is ‖x − y‖² less what the other side has in the
  /// fields that one of them lacks. Pairs that share less than a share of all fields' inertia are left out, so
  /// that a list can be shorter than asked for. Ties go to the lower index.
  ///
  /// - Parameters:
  ///   - count: How many others at the most.
  ///   - queries: The rows that ask, q.
  ///   - missing: The fields, and which are missing in each row.
  ///   - leastShare: The least share of the inertia that a pair must both know.
  /// - Returns: q lists.
  /// - Complexity: O(q · n · (d + missing fields of a row)) time, O(n · F) space for F fields.
  ///
  /// > Source: the partial distance is Dixon, "Pattern recognition with partly missing data", 1979,
  /// > DOI 10.1109/TSMC.1979.4310090, with inertias in place of numbers of fields.
  package func nearestKnownRows(
    count: Int, queries: [Int], missing: MissingFields, leastShare: Float
  ) -> [[Int]] {
    precondition(
      missing.ofRow.count == rowCount, "\(missing.ofRow.count) lists for \(rowCount) rows")
    BLASProvider.useOneThread()
    let measure = KnownMeasure(rows: self, missing: missing, leastShare: leastShare)
    let blockSize = 128
    var result: [[Int]] = []
    result.reserveCapacity(queries.count)
    for start in Swift.stride(from: 0, to: queries.count, by: blockSize) {
      let asking = Array(queries[start..<min(queries.count, start + blockSize)])
      var products = [Float](repeating: 0, count: asking.count * rowCount)
      if stride > 0 {
        let block = rows(asking).storage
        unsafe cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, CInt(asking.count), CInt(rowCount),
          CInt(stride), -2, block, CInt(stride), storage, CInt(stride), 0, &products,
          CInt(rowCount))
      }
      for (place, row) in asking.enumerated() {
        result.append(measure.nearest(count, to: row, products, from: place * rowCount))
      }
    }
    return result
  }
}

/// Distances over the fields that both rows know, from the products of whole rows.
private struct KnownMeasure {
  private let norms: [Float]
  /// Every row's squared norm in every field, n × F.
  private let fieldNorms: [Float]
  private let inertias: [Float]
  private let fieldCount: Int
  private let least: Float
  /// The missing fields of all rows one after the other, and where each row's begin, n + 1.
  private let lists: [Int32]
  private let starts: [Int]
  /// The inertia of the fields that each row knows, n.
  private let known: [Float]

  init(rows: Matrix, missing: MissingFields, leastShare: Float) {
    norms = rows.squaredNorms
    fieldNorms = missing.squaredNorms(rows)
    let inertias = missing.inertias(norms: fieldNorms)
    let whole = inertias.reduce(0, +)
    self.inertias = inertias
    fieldCount = missing.columns.count
    least = leastShare * whole
    lists = missing.ofRow.flatMap { $0 }
    var starts = [0]
    for list in missing.ofRow { starts.append(starts[starts.count - 1] + list.count) }
    self.starts = starts
    known = missing.ofRow.map { list in list.reduce(whole) { $0 - inertias[Int($1)] } }
  }

  /// Returns the nearest rows by one row of −2 x·y, keeping a short sorted list.
  func nearest(_ count: Int, to own: Int, _ products: [Float], from start: Int) -> [Int] {
    var (indices, distances): ([Int], [Float]) = ([], [])
    var worst = Float.infinity
    var isMissing = [Bool](repeating: false, count: fieldCount)
    let lacking = lists[starts[own]..<starts[own + 1]]
    for field in lacking { isMissing[Int(field)] = true }
    let base = own * fieldCount
    for index in norms.indices where index != own {
      var distance = norms[own] + norms[index] + products[start + index]
      var shared = known[own]
      for place in starts[index]..<starts[index + 1] {
        let field = Int(lists[place])
        if isMissing[field] { continue }
        distance -= fieldNorms[base + field]
        shared -= inertias[field]
      }
      for field in lacking { distance -= fieldNorms[index * fieldCount + Int(field)] }
      guard shared >= least, shared > 0 else { continue }
      distance = max(0, distance) / shared
      if distances.count == count && distance >= worst { continue }
      if distances.count == count {
        distances.removeLast()
        indices.removeLast()
      }
      var place = distances.count
      while place > 0, distances[place - 1] > distance { place -= 1 }
      distances.insert(distance, at: place)
      indices.insert(index, at: place)
      worst = distances[distances.count - 1]
    }
    return indices
  }
}
