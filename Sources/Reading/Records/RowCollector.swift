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

  /// Rows that are counted here and kept elsewhere.
  private var rowsElsewhere = 0

  init(source: String) {
    self.source = source
  }

  /// Creates a collector that has seen the header.
  init(source: String, headerLine: Int, width: Int) {
    (self.source, self.headerLine, self.width) = (source, headerLine, width)
  }

  /// The number of rows.
  var rowCount: Int { rowsElsewhere + lines.count }

  /// Takes the records of a block, but for its rows, which are only counted.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - linesAbove: The line on which it begins.
  mutating func take(_ block: CellBlock, linesAbove: Int) {
    for row in block.ragged {
      ragged.append(
        CSVTable.RaggedRow(
          line: linesAbove + row.line, fieldCount: row.fieldCount, first: row.first,
          rowsAbove: rowCount + row.rowsAbove))
    }
    rowsElsewhere += block.rowCount
    emptyRowCount += block.emptyRowCount
    lastHasLineEnd = block.lastHasLineEnd ?? lastHasLineEnd
  }

  /// Takes the footer of a report off the end of the last block.
  ///
  /// - Parameters:
  ///   - block: The last block, taken already.
  ///   - isOnly: Whether it has all rows.
  /// - Returns: How many of its rows stay; nothing where the footer may begin above it.
  mutating func removeFooter(from block: CellBlock, isOnly: Bool) -> Int? {
    var isCut = false
    let taken = footer { [width] row in
      guard row < block.rowCount else {
        isCut = !isOnly
        return nil
      }
      return (0..<width).map { block.text(row: block.rowCount - 1 - row, column: $0) }
    }
    guard !isCut else { return nil }
    rowsElsewhere -= taken.rows
    drop(ragged: taken.ragged, rows: taken.rows)
    return block.rowCount - taken.rows
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
        first: reader.text(reader.ends.count - record.fieldCount), rowsAbove: rowCount))
    reader.discard(record)
  }

  /// Takes the footer of a report off the end of the rows.
  ///
  /// - Parameter fields: Gives the fields of a row.
  mutating func removeFooter(fields: (Int) -> [String]) {
    let count = lines.count
    let taken = footer { row in row < count ? fields(count - 1 - row) : nil }
    lines.removeLast(taken.rows)
    drop(ragged: taken.ragged, rows: taken.rows)
  }

  private mutating func drop(ragged count: Int, rows: Int) {
    ragged.removeLast(count)
    footerCount += count + rows
  }

  /// Looks for the footer at the end of the rows.
  ///
  /// - Parameter fields: Gives the fields of a row, counted from the last one; nothing where there is none.
  /// - Returns: How many rows belong to it, and how many records that do not fit.
  private func footer(fields: (Int) -> [String]?) -> (rows: Int, ragged: Int) {
    // Rows and the others in the order of the file, from its end on, as far as they were looked at.
    var tail: [(line: ReportFooter.Line, isRow: Bool)] = []
    var (rows, others) = (0, 0)
    func line(_ place: Int) -> ReportFooter.Line? {
      while tail.count <= place {
        if others < ragged.count, ragged[ragged.count - 1 - others].rowsAbove == rowCount - rows {
          let own = ragged[ragged.count - 1 - others]
          let kind = ReportFooter.line(first: own.first, others: [], width: width)
          // The other fields are not kept: what has some is a footer by its first words alone.
          let isAlone = own.fieldCount == 1 || kind == .marker || kind == .total
          tail.append((isAlone ? kind : .row, false))
          others += 1
        } else if let own = fields(rows) {
          let kind = ReportFooter.line(
            first: own[0], others: Array(own.dropFirst()), width: width)
          tail.append((kind, true))
          rows += 1
        } else {
          return nil
        }
      }
      return tail[place].line
    }
    let count = ReportFooter.lineCount(line)
    let footerRows = tail.prefix(count).count { $0.isRow }
    return (footerRows, count - footerRows)
  }

  /// Throws when there are no rows, or when most of them do not fit.
  func check() throws(ReadingError) {
    let all = rowCount + ragged.count
    guard all > 0 else { throw .headerOnly(file: source, line: headerLine ?? 1) }
    guard let first = ragged.first, ragged.count * 2 > all else { return }
    throw .raggedRows(
      file: source, line: first.line, fieldCount: first.fieldCount, headerCount: width,
      raggedCount: ragged.count, rowCount: all)
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
    if !lastHasLineEnd, let last = ragged.last, last.rowsAbove == rowCount {
      notes.append("the last row, line \(last.line), is incomplete: the file may be cut off")
    }
    return notes
  }
}
