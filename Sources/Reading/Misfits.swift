/// The cells of one column that cannot be read as the column is read, and count as missing.
struct Misfits {
  /// How many cells could be read.
  var readCount = 0
  private let table: CSVTable
  private let column: Int
  private var count = 0
  private var rows: [Int] = []

  init(_ table: CSVTable, column: Int) {
    self.table = table
    self.column = column
  }

  /// Adds the cell of a row.
  mutating func add(row: Int) {
    count += 1
    if rows.count < 5 { rows.append(row) }
  }

  /// Throws when no cell could be read and some could not.
  func check(_ kind: ColumnKind) throws(ReadingError) {
    guard readCount == 0, let row = rows.first else { return }
    throw .noValueReadable(
      file: table.source, line: table.lines[row], column: column + 1,
      header: table.headers[column], value: table.text(row: row, column: column), kind: kind)
  }

  /// Returns a sentence that counts and lists them as, say, “no number”; nothing where there are none.
  func note(_ what: String) -> String? {
    guard count > 0 else { return nil }
    let examples = rows.map { row in
      "line \(table.lines[row]) “\(table.text(row: row, column: column))”"
    }
    return
      "\(table.headers[column]) (column \(column + 1)): \(count) of \(count + readCount) values "
      + "\(count == 1 ? "is" : "are") \(what) and count\(count == 1 ? "s" : "") as missing: "
      + examples.joined(separator: ", ") + (count > rows.count ? ", …" : "")
  }
}
