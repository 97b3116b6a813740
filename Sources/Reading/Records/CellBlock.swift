/// Some rows of a CSV file, one after the other, as their cells: where each lies in the bytes.
struct CellBlock: Sendable {
  /// The piece of the file; cells with doubled quotes were moved together in it.
  fileprivate(set) var bytes: [UInt8]
  /// Where each cell begins and, in the upper half, where it ends; row by row, all of `width` cells.
  private(set) var cells: [UInt64] = []
  /// How many cells a row has.
  let width: Int
  /// The line on which each row begins, the block's first being 0.
  private(set) var lines: [Int] = []
  /// The rows of another width, lines and rows counted from the block's first.
  private(set) var ragged: [CSVTable.RaggedRow] = []
  /// How many rows have cells and no text in any.
  private(set) var emptyRowCount = 0
  /// Whether a line end closes the last record with text; nothing where there is none.
  private(set) var lastHasLineEnd: Bool?
  /// How many lines there are.
  private(set) var lineCount = 0
  /// Where the first record begins, and where the record after the last one does.
  let start: Int
  private(set) var end = 0

  /// The number of rows.
  var rowCount: Int { lines.count }

  /// Why a piece cannot be split.
  enum Failure: Error {
    /// The last record goes on beyond the bytes.
    case cut
    /// A quote is open at the end of the file.
    case quoteOpen
    /// There are more cells than there is room for.
    case crowded
  }

  /// Splits the records that begin before a limit.
  ///
  /// It is what `RecordReader` and `RowCollector` do below the header.
  ///
  /// - Parameters:
  ///   - bytes: A piece of the file.
  ///   - offset: Where in the file the piece begins.
  ///   - start: Where in the file the first record begins.
  ///   - limit: Records that begin there or later are not of this block.
  ///   - isWhole: Whether the piece goes to the end of the file.
  ///   - delimiter: What separates cells.
  ///   - width: How many cells a row has.
  ///   - room: How many cells there is room for.
  /// - Throws: `Failure` when a record does not end in the piece, or when room is short.
  init(
    _ bytes: consuming [UInt8], at offset: Int, from start: Int, to limit: Int, isWhole: Bool,
    delimiter: UInt8, width: Int, room: Int
  ) throws(Failure) {
    self.start = start
    self.width = width
    self.bytes = []
    var splitter = RecordSplitter(at: start - offset, isWhole: isWhole, delimiter: delimiter)
    let limit = min(limit - offset, bytes.count)
    var failure: Failure?
    var found: [UInt64] = []
    found.append(addingCapacity: room) { cells in
      do throws(Failure) {
        var span = bytes.mutableSpan
        while splitter.position < limit {
          let (line, first) = (splitter.line, cells.count)
          let record = try splitter.next(&span, into: &cells)
          take(record, line: line, first: first, &cells, span.span)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    self.cells = found
    lineCount = splitter.line
    end = offset + splitter.position
    self.bytes = bytes
  }

  @inline(__always)
  private mutating func take(
    _ record: RecordSplitter.Record, line: Int, first: Int, _ cells: inout OutputSpan<UInt64>,
    _ bytes: Span<UInt8>
  ) {
    let count = cells.count - first
    if record.isBlank {
      if count > 1 { emptyRowCount += 1 }
      cells.removeLast(count)
      return
    }
    lastHasLineEnd = record.hasLineEnd
    guard count != width else {
      lines.append(line)
      return
    }
    let text = bytes.extracting(Self.range(cells[first]))
    ragged.append(
      CSVTable.RaggedRow(
        line: line, fieldCount: count,
        first: String(decoding: text.indices.map { text[$0] }, as: UTF8.self),
        rowsAbove: lines.count))
    cells.removeLast(count)
  }

  /// Returns where a cell lies in `bytes`.
  @inline(__always)
  func range(row: Int, column: Int) -> Range<Int> {
    Self.range(cells[row &* width &+ column])
  }

  /// Returns the number that stands for a cell which lies there.
  @inline(__always)
  static func cell(_ range: Range<Int>) -> UInt64 {
    UInt64(truncatingIfNeeded: range.lowerBound) | UInt64(truncatingIfNeeded: range.upperBound)
      << 32
  }

  @inline(__always)
  static func range(_ cell: UInt64) -> Range<Int> {
    Int(truncatingIfNeeded: cell & 0xFFFF_FFFF)..<Int(truncatingIfNeeded: cell >> 32)
  }

  /// Returns the text of a cell.
  func text(row: Int, column: Int) -> String {
    String(decoding: bytes[range(row: row, column: column)], as: UTF8.self)
  }

  /// Returns the block with some of its rows only, in their order.
  func keeping(_ rows: [Int], ragged: [CSVTable.RaggedRow]? = nil) -> CellBlock {
    var block = self
    block.cells = rows.flatMap { cells[($0 * width)..<(($0 + 1) * width)] }
    block.lines = rows.map { lines[$0] }
    block.ragged = ragged ?? self.ragged
    return block
  }
}
