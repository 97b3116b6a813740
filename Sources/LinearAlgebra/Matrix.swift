/// A matrix of Float32, row-major, whose rows are padded with zeros to a multiple of 16 values.
///
/// Shapes: n × d; row i begins at `i * stride` of the storage. The padding lets the kernels work in whole
/// lanes, and being zero it changes no product and no distance.
public struct Matrix: Sendable, Equatable {
  /// The number of rows, n.
  public private(set) var rowCount: Int
  /// The number of columns, d.
  public let columnCount: Int
  /// The distance between the beginnings of two rows in the storage.
  public let stride: Int
  /// The entries, n × stride, the padding included.
  package var storage: [Float]

  /// The width that rows are padded to a multiple of.
  public static let laneCount = 16

  /// Creates a matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    precondition(
      rowCount >= 0 && columnCount >= 0, "a matrix of \(rowCount) × \(columnCount) is none")
    self.rowCount = rowCount
    self.columnCount = columnCount
    stride = (columnCount + Self.laneCount - 1) / Self.laneCount * Self.laneCount
    storage = [Float](repeating: 0, count: rowCount * stride)
  }

  /// Creates a matrix from its entries row by row.
  public init(rowCount: Int, columnCount: Int, rowMajor entries: [Float]) {
    precondition(
      entries.count == rowCount * columnCount,
      "\(entries.count) entries do not fill \(rowCount) × \(columnCount)")
    self.init(rowCount: rowCount, columnCount: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        storage[row * stride + column] = entries[row * columnCount + column]
      }
    }
  }

  /// Creates a matrix whose entries are worked out one by one, row by row.
  public init(rowCount: Int, columnCount: Int, entry: (_ row: Int, _ column: Int) -> Float) {
    self.init(rowCount: rowCount, columnCount: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { storage[row * stride + column] = entry(row, column) }
    }
  }

  /// Creates the matrix of all rows of several, one after the other.
  package init(stacking parts: [Matrix], columnCount: Int) {
    self.init(rowCount: 0, columnCount: columnCount)
    storage.reserveCapacity(parts.reduce(0) { $0 + $1.storage.count })
    for part in parts {
      precondition(
        part.columnCount == columnCount,
        "\(part.columnCount) columns do not match \(columnCount)")
      storage += part.storage
      rowCount += part.rowCount
    }
  }

  /// The entry of a row and a column.
  public subscript(row: Int, column: Int) -> Float {
    get {
      precondition(
        row >= 0 && row < rowCount && column >= 0 && column < columnCount,
        "(\(row), \(column)) is outside \(rowCount) × \(columnCount)")
      return storage[row * stride + column]
    }
    set {
      precondition(
        row >= 0 && row < rowCount && column >= 0 && column < columnCount,
        "(\(row), \(column)) is outside \(rowCount) × \(columnCount)")
      storage[row * stride + column] = newValue
    }
  }

  /// Returns the entries of one row, d.
  public func row(_ index: Int) -> ArraySlice<Float> {
    storage[index * stride..<index * stride + columnCount]
  }

  /// Returns the matrix of the chosen rows, in the order given.
  public func rows(_ indices: [Int]) -> Matrix {
    var result = Matrix(rowCount: 0, columnCount: columnCount)
    result.rowCount = indices.count
    result.storage.reserveCapacity(indices.count * stride)
    for row in indices { result.storage += storage[row * stride..<(row + 1) * stride] }
    return result
  }

  /// The mean of every column, d, summed in Float64; zeros when there are no rows.
  public var columnMeans: [Double] {
    var sums = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { sums[column] += Double(storage[row * stride + column]) }
    }
    return rowCount == 0 ? sums : sums.map { $0 / Double(rowCount) }
  }
}
