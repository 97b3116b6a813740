import CLinearAlgebra

/// The means of rows and the products of their columns around them.
public struct Scatter: Sendable {
  /// Σ over rows of (x(i) − m(i)) · (x(j) − m(j)), d × d, row-major and symmetric.
  public let products: [Double]
  /// The means of the columns, m, d.
  public let means: [Double]
}

extension MeasurableRows {
  /// How many rows are written out at a time.
  private var pieceSize: Int { 1024 }

  /// Returns the products of the columns around their means; a missing value counts as 0.
  ///
  /// Rows are cut into a fixed number of chunks and written out piece by piece, each one BLAS call (`dsyrk`), and
  /// added in chunk order, so that no more than a piece of them is written out at a time.
  ///
  /// - Parameter threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Products and means.
  /// - Complexity: O(n · d²) time.
  public func scatter(threadCount: Int) -> Scatter {
    let order = columnCount
    guard order > 0 else { return Scatter(products: [], means: []) }
    BLASProvider.useOneThread()
    let chunkCount = 16
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      var part = [Double](repeating: 0, count: order * order)
      var sums = [Double](repeating: 0, count: order)
      for start in Swift.stride(from: range.lowerBound, to: range.upperBound, by: pieceSize) {
        let piece = written(Array(start..<min(range.upperBound, start + pieceSize)))
        let entries = (0..<piece.rowCount).flatMap { piece.row($0).map(Double.init) }
        for row in 0..<piece.rowCount {
          for column in 0..<order { sums[column] += entries[row * order + column] }
        }
        unsafe cblas_dsyrk(
          CblasRowMajor, CblasUpper, CblasTrans, CInt(order), CInt(piece.rowCount), 1, entries,
          CInt(order), 1, &part, CInt(order))
      }
      return (part, sums)
    }
    return scatter(adding: parts, order: order)
  }

  private func scatter(adding parts: [([Double], [Double])], order: Int) -> Scatter {
    var whole = [Double](repeating: 0, count: order * order)
    var sums = [Double](repeating: 0, count: order)
    for part in parts {
      for index in whole.indices { whole[index] += part.0[index] }
      for index in sums.indices { sums[index] += part.1[index] }
    }
    let n = Double(max(1, rowCount))
    for row in 0..<order {
      for column in row..<order {
        whole[row * order + column] -= sums[row] * sums[column] / n
        whole[column * order + row] = whole[row * order + column]
      }
    }
    return Scatter(products: whole, means: sums.map { $0 / n })
  }

  /// Returns the products of every row, less an origin, with q directions, n × q, by BLAS (`sgemm`).
  ///
  /// - Parameters:
  ///   - directions: q × d.
  ///   - origin: What is taken off each row, d.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: n × q coordinates.
  /// - Complexity: O(n · d · q).
  public func coordinates(
    along directions: Matrix, from origin: [Double], threadCount: Int
  ) -> Matrix {
    precondition(
      directions.columnCount == columnCount && origin.count == columnCount,
      "\(directions.columnCount) and \(origin.count) columns do not match \(columnCount)")
    BLASProvider.useOneThread()
    let q = directions.rowCount
    let offsets = (0..<q).map { direction in
      zip(directions.row(direction), origin).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    }
    let chunkCount = ChunkedWork.chunkCount(rowCount: rowCount)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      return Swift.stride(from: range.lowerBound, to: range.upperBound, by: pieceSize).flatMap {
        start in
        let piece = written(Array(start..<min(range.upperBound, start + pieceSize)))
        return products(of: piece, directions)
      }
    }
    var values = parts.flatMap { $0 }
    for index in values.indices { values[index] -= Float(offsets[index % q]) }
    return Matrix(rowCount: rowCount, columnCount: q, rowMajor: values)
  }

  private func products(of piece: Matrix, _ directions: Matrix) -> [Float] {
    let q = directions.rowCount
    var products = [Float](repeating: 0, count: piece.rowCount * q)
    guard !products.isEmpty, piece.stride > 0 else { return products }
    unsafe cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, CInt(piece.rowCount), CInt(q),
      CInt(piece.columnCount), 1, piece.storage, CInt(piece.stride), directions.storage,
      CInt(directions.stride), 0, &products, CInt(q))
    return products
  }
}
