/// The cells of a CSV file as text, all rows as wide as the header.
///
/// The text of all cells lies in one buffer, one after the other, row by row: rows × columns
/// offsets and not one string. Rows of another width are kept aside in `ragged`.
public struct CSVTable: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// The headers; one that is empty in the file is “column 3”.
  public let headers: [String]
  /// The line of the header.
  public let headerLine: Int
  /// The line on which each row begins.
  public let lines: [Int]
  /// Rows with more or fewer fields than the header, which are not used.
  public let ragged: [RaggedRow]
  /// What the reader found and decided, in sentences.
  public let notes: [String]
  /// The text of the cells, row by row.
  let bytes: [UInt8]
  /// Where each cell of the rows ends in `bytes`; the first begins at `start`.
  let ends: [UInt32]
  /// Where the first cell begins.
  let start: Int

  /// A row that does not fit the header.
  public struct RaggedRow: Sendable, Equatable {
    /// The line on which it begins.
    public let line: Int
    /// How many fields it has.
    public let fieldCount: Int
    /// The text of its first field.
    public let first: String
    /// How many good rows stand above it.
    let rowsAbove: Int
  }

  /// The number of rows.
  public var rowCount: Int { lines.count }
  /// The number of columns.
  public var columnCount: Int { headers.count }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - folder: What a relative path counts from.
  ///   - progress: Told how many records and which share of the bytes are read, now and then.
  /// - Throws: `ReadingError` when the file is not there, is no CSV file, has no rows, has two
  ///   columns of one name, or when most of its rows do not fit the header.
  public init(
    path: String, folder: String = ".",
    progress: (_ count: Int, _ share: Double) -> Void = { _, _ in }
  ) throws(ReadingError) {
    let source = FileBytes.source(of: path)
    let bytes = try FileBytes.read(path: path, folder: folder, source: source)
    try self.init(source: source, bytes: bytes, progress: progress)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - source: What to call it in errors.
  ///   - bytes: All of it, in any encoding that the reader knows.
  ///   - progress: Told how many records and which share of the bytes are read, now and then.
  /// - Throws: `ReadingError` as for a file.
  package init(
    source: String, bytes: [UInt8], progress: (_ count: Int, _ share: Double) -> Void = { _, _ in }
  ) throws(ReadingError) {
    guard bytes.count < Int(UInt32.max) else {
      throw .fileTooLarge(file: source, byteCount: bytes.count)
    }
    let (text, encodingNote) = try TextEncoding.utf8(bytes, source: source)
    let found = Delimiter.find(in: text)
    var reader = RecordReader(text, from: found.start, line: found.line, delimiter: found.delimiter)
    var rows = RowCollector(source: source)
    var count = 0
    do {
      while let record = try reader.next() {
        rows.take(record, from: &reader)
        count += 1
        // Often enough to be seen, seldom enough to cost nothing.
        if count & 0x3FFF == 0 { progress(count, Double(reader.position) / Double(text.count)) }
      }
    } catch {
      throw .quoteUnterminated(file: source, line: error.line)
    }
    guard let headerLine = rows.headerLine else { throw .fileEmpty(file: source) }
    let width = rows.width
    headers = try Self.headers(of: reader, count: width, line: headerLine, source: source)
    rows.removeFooter { row in
      (0..<width).map { reader.text((row + 1) * width + $0) }
    }
    try rows.check()
    progress(rows.lines.count, 1)
    self.source = source
    self.headerLine = headerLine
    lines = rows.lines
    ragged = rows.ragged
    notes = [encodingNote].compactMap { $0 } + rows.notes
    start = Int(reader.ends[width - 1])
    ends = Array(reader.ends[width..<((rows.lines.count + 1) * width)])
    self.bytes = reader.bytes
  }

  private static func headers(
    of reader: RecordReader, count: Int, line: Int, source: String
  ) throws(ReadingError) -> [String] {
    var headers: [String] = []
    var seen: [String: Int] = [:]
    for column in 0..<count {
      let text = reader.text(column)
      let header = text.isEmpty ? "column \(column + 1)" : text
      if let first = seen.updateValue(column, forKey: header.lowercased()) {
        throw .columnNamedTwice(
          file: source, line: line, header: header, first: first + 1, second: column + 1)
      }
      headers.append(header)
    }
    return headers
  }

  /// Returns where the cell's text lies in `bytes`.
  func range(row: Int, column: Int) -> Range<Int> {
    let cell = row * headers.count + column
    return (cell == 0 ? start : Int(ends[cell - 1]))..<Int(ends[cell])
  }

  /// Returns the text of a cell without white space at its ends.
  public func text(row: Int, column: Int) -> String {
    String(decoding: bytes[range(row: row, column: column)], as: UTF8.self)
  }

  /// Returns the cell's text, or nothing where it says that there is no value.
  public func value(row: Int, column: Int) -> String? {
    let range = range(row: row, column: column)
    guard !range.isEmpty, !MissingText.contains(bytes.span.extracting(range)) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Returns the number of a column, 0-based, by its header or by its name in snake case.
  public func column(named name: String) -> Int? {
    headers.firstIndex(of: name)
      ?? headers.firstIndex { HeaderText.key($0) == HeaderText.key(name) }
  }

  /// Returns the table with some of its rows only, in their order.
  func keeping(_ rows: [Int]) -> CSVTable {
    guard rows.count < rowCount else { return self }
    return CSVTable(self, rows: rows)
  }

  private init(_ table: CSVTable, rows: [Int]) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(rows.count * table.columnCount)
    for row in rows {
      for column in 0..<table.columnCount {
        bytes += table.bytes[table.range(row: row, column: column)]
        ends.append(UInt32(bytes.count))
      }
    }
    source = table.source
    headers = table.headers
    headerLine = table.headerLine
    lines = rows.map { table.lines[$0] }
    ragged = table.ragged
    notes = table.notes
    start = 0
    self.bytes = bytes
    self.ends = ends
  }
}
