/// The cells of one column that cannot be read as the column is read, and count as missing.
struct Misfits: Sendable {
  /// A cell that is shown as an example.
  struct Example: Sendable {
    /// The line on which its row begins.
    var line: Int
    /// Its text.
    let value: String
  }

  /// How many cells could be read.
  var readCount = 0
  private(set) var count = 0
  /// The first cells.
  private(set) var examples: [Example] = []
  private static let exampleCount = 5

  /// Adds a cell.
  ///
  /// - Parameters:
  ///   - line: The line of its row.
  ///   - value: Gives its text where it is to be an example.
  mutating func add(line: Int, value: () -> String) {
    count += 1
    if examples.count < Self.exampleCount { examples.append(Example(line: line, value: value())) }
  }

  /// Adds the cell of a row.
  mutating func add(_ table: CSVTable, row: Int, column: Int) {
    add(line: table.lines[row]) { table.text(row: row, column: column) }
  }

  /// Adds those of rows further down, whose lines count from another one.
  mutating func add(_ other: Misfits, linesAbove: Int) {
    readCount += other.readCount
    count += other.count
    for example in other.examples where examples.count < Self.exampleCount {
      examples.append(Example(line: linesAbove + example.line, value: example.value))
    }
  }

  /// Throws when no cell could be read and some could not.
  func check(_ kind: ColumnKind, _ table: CSVTable, column: Int) throws(ReadingError) {
    guard readCount == 0, let example = examples.first else { return }
    throw .noValueReadable(
      file: table.source, line: example.line, column: column + 1,
      header: table.headers[column], value: example.value, kind: kind)
  }

  /// Returns a sentence that counts and lists them as, say, “no number”; nothing where there are none.
  func note(_ what: String, header: String, column: Int) -> String? {
    guard count > 0 else { return nil }
    let examples = examples.map { "line \($0.line) “\($0.value)”" }
    return
      "\(header) (column \(column + 1)): \(count) of \(count + readCount) values "
      + "\(count == 1 ? "is" : "are") \(what) and count\(count == 1 ? "s" : "") as missing: "
      + examples.joined(separator: ", ") + (count > examples.count ? ", …" : "")
  }
}
