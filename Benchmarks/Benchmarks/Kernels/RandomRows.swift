import LinearAlgebra
import Statistics

extension Matrix {
  /// Creates a matrix of numbers from -1 to 1, the same for the same seed.
  init(rowCount: Int, columnCount: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      rowMajor: (0..<rowCount * columnCount).map { _ in Float(2 * generator.unit() - 1) })
  }

  /// Returns the squared distance between two rows by its definition, in Float64.
  func plainSquaredDistance(fromRow row: Int, to other: Matrix, row otherRow: Int) -> Double {
    zip(self.row(row), other.row(otherRow)).reduce(0) { sum, pair in
      let difference = Double(pair.0) - Double(pair.1)
      return sum + difference * difference
    }
  }
}
