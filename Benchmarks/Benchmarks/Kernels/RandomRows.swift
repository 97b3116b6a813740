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

extension EncodedRows {
  /// Returns accounts of 4 numbers, 12 categories of 10 levels and 5 of 60 tags each, the same for the same seed.
  static func random(rowCount: Int, seed: UInt64) -> EncodedRows {
    var generator = SeededGenerator(seed: seed)
    let layout = EncodedLayout(
      numberCount: 4, levelCounts: [Int](repeating: 10, count: 12) + [60],
      levelValues: [Float](repeating: 0.5, count: 180), means: [Float](repeating: 0.05, count: 180))
    var (codes, entries): ([Int32], [Int32]) = ([], [])
    for _ in 0..<rowCount {
      for block in layout.blocks.prefix(12) {
        codes.append(Int32(block.firstEntry + Int(generator.unit() * 10)))
      }
      // One tag from each twelfth of the list, so that none comes twice.
      for part in 0..<5 {
        let tag = part * 12 + Int(generator.unit() * 12)
        entries.append(Int32(layout.blocks[12].firstEntry + tag))
      }
    }
    return EncodedRows(
      layout: layout, numbers: Matrix(rowCount: rowCount, columnCount: 4, seed: seed + 1),
      codeCount: 12, codes: codes, offsets: (0...rowCount).map { Int64($0 * 5) }, entries: entries,
      values: [Float](repeating: 1 / Float(5).squareRoot(), count: entries.count))
  }
}
