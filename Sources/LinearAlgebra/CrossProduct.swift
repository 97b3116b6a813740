import CLinearAlgebra

extension Matrix {
  /// Returns the cross product of the rows, d × d, row-major and symmetric.
  ///
  /// Shapes: `self` is n × d; entry (i, j) of the result is Σ over rows of x(i) · x(j), in Float64. Rows are
  /// cut into a fixed number of chunks, each one BLAS call (`dsyrk`), added in chunk order.
  ///
  /// - Parameter threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: d × d entries.
  /// - Complexity: O(n · d²) time.
  public func crossProduct(threadCount: Int) -> [Double] {
    let order = columnCount
    let chunkCount = 16
    guard order > 0 else { return [] }
    BLASProvider.useOneThread()
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      var part = [Double](repeating: 0, count: order * order)
      guard !range.isEmpty else { return part }
      let entries = range.flatMap { row($0).map(Double.init) }
      unsafe cblas_dsyrk(
        CblasRowMajor, CblasUpper, CblasTrans, CInt(order), CInt(range.count), 1, entries,
        CInt(order), 0, &part, CInt(order))
      return part
    }
    var whole = [Double](repeating: 0, count: order * order)
    for part in parts {
      for index in whole.indices { whole[index] += part[index] }
    }
    for row in 0..<order {
      for column in 0..<row { whole[row * order + column] = whole[column * order + row] }
    }
    return whole
  }
}
