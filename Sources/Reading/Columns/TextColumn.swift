import LinearAlgebra

/// One text per row, all in one buffer: a million names are two arrays and not a million strings.
///
/// Shapes: row i has the bytes `ends[i - 1] ..< ends[i]`, the first from 0. A string is made on
/// each access.
public struct TextColumn: RandomAccessCollection, Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The UTF-8 of all rows, one after the other.
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// Creates a column without rows.
  public init() {}

  /// Creates a column of texts.
  public init(_ texts: some Sequence<String>) {
    if let column = texts as? TextColumn {
      self = column
    } else {
      for text in texts { append(text) }
    }
  }

  /// Creates a column of texts.
  public init(arrayLiteral texts: String...) {
    self.init(texts)
  }

  /// The first row.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { ends.count }

  /// The text of a row.
  public subscript(row: Int) -> String {
    String(decoding: bytes[range(row)], as: UTF8.self)
  }

  /// Returns whether a row has no text, without making a string.
  package func isEmpty(_ row: Int) -> Bool { range(row).isEmpty }

  /// Returns where the text of a row lies in `bytes`.
  func range(_ row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  /// Returns the bytes of a row.
  func slice(_ row: Int) -> ArraySlice<UInt8> {
    bytes[range(row)]
  }

  /// Adds a row.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    endRow()
  }

  /// Adds a row with some bytes of an array.
  mutating func append(_ slice: ArraySlice<UInt8>) {
    bytes.append(contentsOf: slice)
    endRow()
  }

  /// Adds rows that lie in some bytes, where `CellBlock.cell` says.
  mutating func append(_ cells: [UInt64], of bytes: Span<UInt8>) {
    TextPieces.append(cells, of: bytes, to: &self.bytes, ends: &ends)
  }

  /// Adds the rows of another column.
  mutating func append(_ other: TextColumn) {
    let start = bytes.count
    bytes.append(contentsOf: other.bytes)
    endRow()
    ends.removeLast()
    let offset = UInt32(start)
    ends.append(contentsOf: other.ends.lazy.map { $0 + offset })
  }

  /// Makes room, so that adding rows does not move the ones that are there.
  mutating func reserve(rowCount: Int, byteCount: Int) {
    ends.reserveCapacity(rowCount)
    bytes.reserveCapacity(byteCount)
  }

  private mutating func endRow() {
    precondition(
      bytes.count <= Int(UInt32.max),
      "a column of text has \(bytes.count) bytes, and \(UInt32.max) are the most")
    ends.append(UInt32(bytes.count))
  }
}
