/// Which columns make up a field, and which fields each row has no value in.
///
/// Shapes: F fields over d columns, n rows. A row that is written out has 0 in the columns of a missing field.
package struct MissingFields: Sendable, Equatable {
  /// The columns of each field, F.
  package let columns: [Range<Int>]
  /// The fields that each row lacks, ascending, n lists.
  package let ofRow: [[Int32]]

  /// Creates a list of what is missing.
  package init(columns: [Range<Int>], ofRow: [[Int32]]) {
    self.columns = columns
    self.ofRow = ofRow
  }

  /// Returns what is missing in the chosen rows, in the order given.
  package func rows(_ indices: [Int]) -> MissingFields {
    MissingFields(columns: columns, ofRow: indices.map { ofRow[$0] })
  }

  /// Returns the squared norm of every row's part in every field, n × F, row by row.
  func squaredNorms(_ rows: Matrix) -> [Float] {
    var norms: [Float] = []
    norms.reserveCapacity(rows.rowCount * columns.count)
    for row in 0..<rows.rowCount {
      let start = row * rows.stride
      for field in columns {
        norms.append(
          field.reduce(Float(0)) { $0 + rows.storage[start + $1] * rows.storage[start + $1] })
      }
    }
    return norms
  }

  /// Returns the mean squared norm of each field over the rows that know it, F; 0 where none does.
  func inertias(norms: [Float]) -> [Float] {
    var sums = [Double](repeating: 0, count: columns.count)
    var known = [Int](repeating: ofRow.count, count: columns.count)
    for (row, missing) in ofRow.enumerated() {
      for field in missing { known[Int(field)] -= 1 }
      // A missing field adds 0.
      for field in columns.indices { sums[field] += Double(norms[row * columns.count + field]) }
    }
    return zip(sums, known).map { Float($0 / Double(max(1, $1))) }
  }
}

extension EncodedRows {
  /// The fields of the rows, numbers first and then the blocks, and what each row lacks.
  package var missingFields: MissingFields {
    let numberCount = layout.numberCount
    let columns = (0..<numberCount).map { $0..<$0 + 1 } + layout.blocks.map(\.columns)
    var fieldOfEntry = [Int32](repeating: -1, count: layout.entryCount)
    for number in 0..<numberCount {
      fieldOfEntry[layout.missingEntry(ofNumber: number)] = Int32(number)
    }
    for (index, block) in layout.blocks.enumerated() {
      fieldOfEntry[block.missingEntry] = Int32(numberCount + index)
    }
    let ofRow = (0..<rowCount).map { row in
      let listed = entries[Int(offsets[row])..<Int(offsets[row + 1])]
      let coded = codes[row * codeCount..<(row + 1) * codeCount]
      return (listed + coded).map { fieldOfEntry[Int($0)] }.filter { $0 >= 0 }.sorted()
    }
    return MissingFields(columns: columns, ofRow: ofRow)
  }
}
