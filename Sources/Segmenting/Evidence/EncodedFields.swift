import LinearAlgebra
import Vectorizing

/// Which columns of encoded rows belong to which field, and which fields a row has no value of.
///
/// Shapes: F fields, the numbers first, then the categories and lists of tags, as their columns lie.
package struct EncodedFields: Sendable {
  /// The names of the fields, F.
  let names: [String]
  /// The place of each field's family among the blocks of the encoding, F.
  let families: [Int]
  /// The field of each column, d.
  let fieldOfColumn: [Int]
  /// The field that an entry says is missing, E; −1 for an entry that says something else.
  private let missingField: [Int]

  init(_ encoded: EncodedAccounts) {
    let layout = encoded.rows.layout
    let numberCount = layout.numberCount
    var fieldOfColumn = Array(0..<numberCount)
    var missingField = [Int](repeating: -1, count: layout.entryCount)
    for field in 0..<numberCount { missingField[layout.missingEntry(ofNumber: field)] = field }
    for (place, block) in layout.blocks.enumerated() {
      fieldOfColumn += block.columns.map { _ in numberCount + place }
      missingField[block.missingEntry] = numberCount + place
    }
    var familyOfColumn = [Int](repeating: 0, count: layout.columnCount)
    for (place, block) in encoded.blocks.enumerated() {
      for column in block.columns { familyOfColumn[column] = place }
    }
    var names = [String](repeating: "", count: numberCount + layout.blocks.count)
    var families = [Int](repeating: 0, count: names.count)
    for (column, field) in fieldOfColumn.enumerated() {
      names[field] = encoded.columns[column].field
      families[field] = familyOfColumn[column]
    }
    self.names = names
    self.families = families
    self.fieldOfColumn = fieldOfColumn
    self.missingField = missingField
  }

  /// The number of fields, F.
  var count: Int { names.count }

  /// Returns the fields that a row has no value of, ascending.
  func missing(_ row: Int, of rows: EncodedRows) -> [Int] {
    var found: [Int] = []
    for code in rows.codes[row * rows.codeCount..<(row + 1) * rows.codeCount] {
      let field = missingField[Int(code)]
      if field >= 0 { found.append(field) }
    }
    for entry in rows.entries[Int(rows.offsets[row])..<Int(rows.offsets[row + 1])] {
      let field = missingField[Int(entry)]
      if field >= 0 { found.append(field) }
    }
    return found.sorted()
  }

  /// Returns Σ over the columns of each field of (x − c)², F, whether or not the row has a value there.
  ///
  /// - Parameters:
  ///   - row: A row written out, d.
  ///   - center: A center, d.
  /// - Returns: F sums.
  func squares(_ row: ArraySlice<Float>, to center: ArraySlice<Float>) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    let (first, second) = (row.startIndex, center.startIndex)
    for (column, field) in fieldOfColumn.enumerated() {
      let difference = Double(row[first + column]) - Double(center[second + column])
      sums[field] += difference * difference
    }
    return sums
  }
}
