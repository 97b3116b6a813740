import CLinearAlgebra

extension Matrix {
  /// Returns for every row the other rows that are nearest to it, nearest first.
  ///
  /// Shapes: `self` is n × d; the result has n lists of `count` indices. Products come from one matrix product
  /// (`sgemm`) for each block of 128 rows, so that no more than 128 × n distances are held. Ties go to the
  /// lower index.
  ///
  /// - Parameter count: How many; less than n.
  /// - Returns: n lists.
  /// - Complexity: O(n² · d) time, O(n) space.
  public func nearestOtherRows(count: Int) -> [[Int]] {
    nearestOtherRows(count: count, ofFirst: rowCount)
  }

  /// Returns the same for the first rows only, whose others are all rows.
  ///
  /// - Complexity: O(q · n · d) time for q rows.
  package func nearestOtherRows(count: Int, ofFirst queryCount: Int) -> [[Int]] {
    precondition(
      count >= 0 && count < max(rowCount, 1), "\(count) others of \(rowCount) rows")
    precondition(queryCount <= rowCount, "the first \(queryCount) of \(rowCount) rows")
    guard count > 0 else { return [[Int]](repeating: [], count: queryCount) }
    BLASProvider.useOneThread()
    let norms = squaredNorms
    let blockSize = 128
    var result: [[Int]] = []
    result.reserveCapacity(queryCount)
    for start in Swift.stride(from: 0, to: queryCount, by: blockSize) {
      let size = min(blockSize, queryCount - start)
      var products = [Float](repeating: 0, count: size * rowCount)
      if stride > 0 {
        let block = Array(storage[start * stride..<(start + size) * stride])
        unsafe cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, CInt(size), CInt(rowCount), CInt(stride), -2,
          block, CInt(stride), storage, CInt(stride), 0, &products, CInt(rowCount))
      }
      for row in 0..<size {
        result.append(
          Self.nearest(count, products, from: row * rowCount, norms: norms, but: start + row))
      }
    }
    return result
  }

  /// Keeps a short sorted list while it passes over one row of −2 x·y.
  private static func nearest(
    _ count: Int, _ products: [Float], from start: Int, norms: [Float], but own: Int
  ) -> [Int] {
    var distances = [Float](repeating: .infinity, count: count)
    var indices = [Int](repeating: -1, count: count)
    var worst = Float.infinity
    for index in norms.indices {
      let distance = products[start + index] + norms[index]
      if distance >= worst || index == own { continue }
      var place = count - 1
      while place > 0, distances[place - 1] > distance {
        distances[place] = distances[place - 1]
        indices[place] = indices[place - 1]
        place -= 1
      }
      distances[place] = distance
      indices[place] = index
      worst = distances[count - 1]
    }
    return indices
  }
}
