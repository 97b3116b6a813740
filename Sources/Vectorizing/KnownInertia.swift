import LinearAlgebra

/// How much encoded rows differ in each field, and how much of that is known of a row.
package struct KnownInertia: Sendable {
  /// The mean squared value of every number over the rows that have it, p.
  package let numbers: [Double]
  /// The mean squared norm of every block over the rows that have it.
  package let blocks: [Double]
  /// The inertia of all columns.
  package let total: Double

  /// Measures the inertias in one pass over the rows.
  ///
  /// A block's squared norm is Σ value² level² − 2 Σ value · level · mean + ‖mean‖².
  package init(_ rows: EncodedRows) {
    let layout = rows.layout
    var numbers = [Double](repeating: 0, count: layout.numberCount)
    for row in 0..<rows.rowCount {
      for number in 0..<layout.numberCount {
        let value = Double(rows.numbers[row * layout.numberCount + number])
        numbers[number] += value * value
      }
    }
    var counts = [Double](repeating: 0, count: layout.entryCount)
    var (sums, squares) = (counts, counts)
    for code in rows.codes {
      counts[Int(code)] += 1
      sums[Int(code)] += 1
      squares[Int(code)] += 1
    }
    for (entry, value) in zip(rows.entries, rows.values) {
      counts[Int(entry)] += 1
      sums[Int(entry)] += Double(value)
      squares[Int(entry)] += Double(value) * Double(value)
    }
    let n = Double(rows.rowCount)
    for number in numbers.indices {
      numbers[number] /= max(1, n - counts[layout.missingEntry(ofNumber: number)])
    }
    let blocks = layout.blocks.map { block -> Double in
      let known = n - counts[block.missingEntry]
      let norm = block.columns.reduce(0.0) {
        $0 + Double(layout.means[$1 - layout.numberCount])
          * Double(layout.means[$1 - layout.numberCount])
      }
      // A row at the mean has no norm at all.
      var total = (known - counts[block.meanEntry]) * norm
      for (column, entry) in zip(block.columns, block.levelEntries) {
        let level = Double(layout.levelValues[column - layout.numberCount])
        let mean = Double(layout.means[column - layout.numberCount])
        total += squares[entry] * level * level - 2 * sums[entry] * level * mean
      }
      return max(0, total) / max(1, known)
    }
    (self.numbers, self.blocks) = (numbers, blocks)
    total = numbers.reduce(0, +) + blocks.reduce(0, +)
  }

  /// Returns the inertia of the columns that each row has a value in, n; the rows may be others of the same layout.
  package func known(of rows: EncodedRows) -> [Double] {
    var missing = [Double](repeating: 0, count: rows.layout.entryCount)
    for (number, inertia) in numbers.enumerated() {
      missing[rows.layout.missingEntry(ofNumber: number)] = inertia
    }
    for (block, inertia) in zip(rows.layout.blocks, blocks) {
      missing[block.missingEntry] = inertia
    }
    return (0..<rows.rowCount).map { row in
      var known = total
      for code in rows.codes[row * rows.codeCount..<(row + 1) * rows.codeCount] {
        known -= missing[Int(code)]
      }
      for entry in rows.entries[Int(rows.offsets[row])..<Int(rows.offsets[row + 1])] {
        known -= missing[Int(entry)]
      }
      return max(0, known)
    }
  }
}
