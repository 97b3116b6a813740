/// Sorts the records of a file into header, rows, ragged rows, blank lines and footer.
struct RowCollector {
  /// The file's name.
  let source: String
  /// The line of the header; nothing before it was seen.
  private(set) var headerLine: Int?
  /// The fields of the header.
  private(set) var width = 0
  /// The line of each row.
  private(set) var lines: [Int] = []
  /// The rows that do not fit the header.
  private(set) var ragged: [CSVTable.RaggedRow] = []
  private var emptyRowCount = 0
  private var footerCount = 0
  private var lastHasLineEnd = true

  init(source: String) {
    self.source = source
  }

  /// Takes one record; one that is no row is taken back from the reader.
  mutating func take(_ record: RecordReader.Record, from reader: inout RecordReader) {
    if record.isBlank {
      if record.fieldCount > 1, headerLine != nil { emptyRowCount += 1 }
      reader.discard(record)
      return
    }
    guard headerLine != nil else {
      (headerLine, width) = (record.line, record.fieldCount)
      return
    }
    lastHasLineEnd = record.hasLineEnd
    guard record.fieldCount != width else {
      lines.append(record.line)
      return
    }
    ragged.append(
      CSVTable.RaggedRow(
        line: record.line, fieldCount: record.fieldCount,
        first: reader.text(reader.ends.count - record.fieldCount), rowsAbove: lines.count))
    reader.discard(record)
  }

  /// Takes the footer of a report off the end of the rows.
  ///
  /// - Parameter fields: Gives the fields of a row.
  mutating func removeFooter(fields: (Int) -> [String]) {
    while true {
      if let last = ragged.last, last.rowsAbove == lines.count {
        guard ReportFooter.contains(first: last.first, others: []) else { return }
        ragged.removeLast()
      } else if !lines.isEmpty {
        let row = fields(lines.count - 1)
        guard ReportFooter.contains(first: row[0], others: Array(row.dropFirst())) else { return }
        lines.removeLast()
      } else {
        return
      }
      footerCount += 1
    }
  }

  /// Throws when there are no rows, or when most of them do not fit.
  func check() throws(ReadingError) {
    let rowCount = lines.count + ragged.count
    guard rowCount > 0 else { throw .headerOnly(file: source, line: headerLine ?? 1) }
    guard let first = ragged.first, ragged.count * 2 > rowCount else { return }
    throw .raggedRows(
      file: source, line: first.line, fieldCount: first.fieldCount, headerCount: width,
      raggedCount: ragged.count, rowCount: rowCount)
  }

  /// What was skipped, in sentences.
  var notes: [String] {
    var notes: [String] = []
    if footerCount > 0 {
      notes.append(
        footerCount == 1 ? "1 footer line skipped" : "\(footerCount) footer lines skipped")
    }
    if emptyRowCount > 0 {
      notes.append(
        "\(emptyRowCount) row\(emptyRowCount == 1 ? "" : "s") without any value skipped")
    }
    if !lastHasLineEnd, let last = ragged.last, last.rowsAbove == lines.count {
      notes.append("the last row, line \(last.line), is incomplete: the file may be cut off")
    }
    return notes
  }
}
