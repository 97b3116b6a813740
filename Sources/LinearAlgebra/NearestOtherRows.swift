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
    precondition(
      count >= 0 && count < max(rowCount, 1), "\(count) others of \(rowCount) rows")
    guard count > 0 else { return [[Int]](repeating: [], count: rowCount) }
    BLASProvider.useOneThread()
    let norms = squaredNorms
    let blockSize = 128
    var result: [[Int]] = []
    result.reserveCapacity(rowCount)
    for start in Swift.stride(from: 0, to: rowCount, by: blockSize) {
      let size = min(blockSize, rowCount - start)
      var products = [Float](repeating: 0, count: size * rowCount)
      if stride > 0 {
        let block = Array(storage[start * stride..<(start + size) * stride])
        unsafe cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, CInt(size), CInt(rowCount), CInt(stride), -2,
          block, CInt(stride), storage, CInt(stride), 0, &products, CInt(rowCount))
      }
      for row in 0..<size {
        result.append(
          Self.nearest(
            count, products[row * rowCount..<(row + 1) * rowCount], norms: norms,
            but: start + row))
      }
    }
    return result
  }

  /// Keeps a short sorted list while it passes over one row of −2 x·y.
  private static func nearest(
    _ count: Int, _ products: ArraySlice<Float>, norms: [Float], but own: Int
  ) -> [Int] {
    var nearest: [(distance: Float, index: Int)] = []
    nearest.reserveCapacity(count + 1)
    for (index, product) in products.enumerated() where index != own {
      let distance = product + norms[index]
      if nearest.count == count, distance >= nearest[count - 1].distance { continue }
      var place = nearest.count
      while place > 0, nearest[place - 1].distance > distance { place -= 1 }
      nearest.insert((distance, index), at: place)
      if nearest.count > count { nearest.removeLast() }
    }
    return nearest.map(\.index)
  }
}
