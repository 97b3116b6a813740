import CVectorKernels

extension Matrix {
  /// The squared Euclidean norm of every row, n, summed in Float64.
  public var squaredNorms: [Float] {
    var norms = [Float](repeating: 0, count: rowCount)
    guard stride > 0 else { return norms }
    unsafe tessera_squared_norms(storage, Int64(rowCount), Int64(stride), &norms)
    return norms
  }

  /// Returns the squared Euclidean distance between a row of this matrix and a row of another.
  ///
  /// ‖x − y‖² summed in Float32, each term from the difference itself, so that near rows lose no digits.
  ///
  /// - Parameters:
  ///   - row: A row of this matrix.
  ///   - other: A matrix with as many columns; it may be this one.
  ///   - otherRow: A row of the other.
  /// - Returns: The squared distance.
  /// - Complexity: O(d).
  public func squaredDistance(fromRow row: Int, to other: Matrix, row otherRow: Int) -> Float {
    precondition(
      row < rowCount && otherRow < other.rowCount && stride == other.stride,
      "rows \(row) and \(otherRow) of \(rowCount) and \(other.rowCount)")
    let start = row * stride
    let otherStart = otherRow * stride
    let width = Int64(stride)
    return unsafe storage.withUnsafeBufferPointer { mine in
      unsafe other.storage.withUnsafeBufferPointer { theirs in
        guard let a = mine.baseAddress, let b = theirs.baseAddress else { return 0 }
        return unsafe tessera_squared_distance(a + start, b + otherStart, width)
      }
    }
  }
}
