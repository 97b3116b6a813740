/// Splits CSV bytes into records, one at a time, moving the text of the fields together in place.
///
/// A field is never longer than what stands for it in the file, so the same buffer serves for
/// reading and for writing: field i of all has the bytes from `ends[i - 1]` (0 for the first) to
/// `ends[i]`, without its quotes and without white space at either end.
///
/// > Source: RFC 4180, sections 2.1 to 2.7; lenient where exports are: any line end, text after a
/// > closing quote, spaces before an opening one, quotes within a field that does not start with one.
struct RecordReader {
  /// One record, not yet kept.
  struct Record {
    /// The line on which it begins.
    let line: Int
    /// How many fields it has.
    let fieldCount: Int
    /// Whether no field has any text.
    let isBlank: Bool
    /// Whether a line end closes it.
    let hasLineEnd: Bool
  }

  /// A quote that is never closed.
  struct UnterminatedQuote: Error {
    /// The line on which it opens.
    let line: Int
  }

  /// The buffer: fields up to `written`, then whatever is left to read.
  private(set) var bytes: [UInt8]
  /// Where each field ends.
  private(set) var ends: [UInt32] = []
  private let delimiter: UInt8
  /// Where the next record begins.
  private(set) var position: Int
  private var written = 0
  /// The line of the next record.
  private(set) var line: Int

  /// Creates a reader that begins at an offset of the bytes.
  init(_ bytes: [UInt8], from start: Int = 0, line: Int = 1, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
    position = start
  }

  /// Returns the next record after adding its fields, or nothing at the end.
  mutating func next() throws(UnterminatedQuote) -> Record? {
    guard position < bytes.count else { return nil }
    let firstLine = line
    let start = written
    let fieldStart = ends.count
    var hasLineEnd = false
    var isInRecord = true
    while isInRecord {
      try readField()
      ends.append(UInt32(written))
      guard position < bytes.count else { break }
      let stop = bytes[position]
      position += 1
      guard stop != delimiter else { continue }
      if stop == .carriageReturn, position < bytes.count, bytes[position] == .lineFeed {
        position += 1
      }
      line += 1
      (isInRecord, hasLineEnd) = (false, true)
    }
    return Record(
      line: firstLine, fieldCount: ends.count - fieldStart, isBlank: written == start,
      hasLineEnd: hasLineEnd)
  }

  /// Takes back the last record, so that its fields are not kept.
  mutating func discard(_ record: Record) {
    ends.removeLast(record.fieldCount)
    written = Int(ends.last ?? 0)
  }

  /// Returns the text of a field.
  func text(_ field: Int) -> String {
    let start = field == 0 ? 0 : Int(ends[field - 1])
    return String(decoding: bytes[start..<Int(ends[field])], as: UTF8.self)
  }

  /// Reads up to the delimiter or line end, or to the end of the file.
  private mutating func readField() throws(UnterminatedQuote) {
    let fieldStart = written
    let delimiter = delimiter
    var (read, write, line) = (position, written, line)
    // One span for the whole field: writing through the array would ask for its owner at each byte.
    var span = bytes.mutableSpan
    let count = span.count
    while read < count, span[read] == .space { read += 1 }
    if read < count, span[read] == .quote {
      let quoteLine = line
      read += 1
      while true {
        guard read < count else { throw UnterminatedQuote(line: quoteLine) }
        let byte = span[read]
        read += 1
        if byte == .quote {
          guard read < count, span[read] == .quote else { break }
          read += 1
        } else if byte == .lineFeed
          || (byte == .carriageReturn && !(read < count && span[read] == .lineFeed))
        {
          line += 1
        }
        if byte != .space || write > fieldStart {
          span[write] = byte
          write += 1
        }
      }
    }
    while read < count {
      let byte = span[read]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
      span[write] = byte
      write += 1
      read += 1
    }
    while write > fieldStart, span[write - 1] <= .space { write -= 1 }
    (position, written, self.line) = (read, write, line)
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let pipe: UInt8 = 0x7C

  /// Whether the byte is one of 0...9.
  var isDigit: Bool { self &- 0x30 < 10 }
  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// The byte in lower case, where it is an ASCII letter.
  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
