/// Finds the cells of CSV records, one record after the other, where they lie.
///
/// Only a cell with a doubled quote, or with text behind its closing quote, is moved together.
///
/// > Source: RFC 4180, sections 2.1 to 2.7, with the leniences of `RecordReader`.
struct RecordSplitter {
  /// What is known of a record beside its cells.
  struct Record {
    /// Whether no cell has any text.
    let isBlank: Bool
    /// Whether a line end closes it.
    let hasLineEnd: Bool
  }

  /// Where the next record begins.
  private(set) var position: Int
  /// The line of the next record.
  private(set) var line = 0
  private let isWhole: Bool
  private let delimiter: UInt8

  /// Creates a splitter.
  ///
  /// - Parameters:
  ///   - position: Where the first record begins.
  ///   - isWhole: Whether nothing follows the bytes.
  ///   - delimiter: What separates cells.
  init(at position: Int, isWhole: Bool, delimiter: UInt8) {
    (self.position, self.isWhole, self.delimiter) = (position, isWhole, delimiter)
  }

  /// Adds the cells of the next record.
  ///
  /// - Precondition: There is one: `position` is not the end; and there is room for its cells.
  @inline(__always)
  mutating func next(
    _ span: inout MutableSpan<UInt8>, into cells: inout OutputSpan<UInt64>
  ) throws(CellBlock.Failure) -> Record {
    let delimiter = delimiter
    let count = span.count
    var read = position
    var hasText = false
    while true {
      while read < count, span[read] == .space { read &+= 1 }
      var start = read
      var end = read
      if read < count, span[read] == .quote {
        (start, end) = try quoted(&span, &read)
      } else {
        read = Self.end(span.span, from: read, delimiter)
        end = read
      }
      while end > start, span[end &- 1] <= .space { end &-= 1 }
      guard !cells.isFull else { throw .crowded }
      cells.append(UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: end) << 32)
      if end > start { hasText = true }
      guard read < count else {
        guard isWhole else { throw .cut }
        position = read
        return Record(isBlank: !hasText, hasLineEnd: false)
      }
      let stop = span[read]
      read &+= 1
      if stop == delimiter { continue }
      if stop == .carriageReturn {
        guard read < count || isWhole else { throw .cut }
        if read < count, span[read] == .lineFeed { read &+= 1 }
      }
      line &+= 1
      position = read
      return Record(isBlank: !hasText, hasLineEnd: true)
    }
  }

  /// Returns where the next delimiter or line end is, or the end of the bytes.
  ///
  /// Eight bytes are looked at together, for one that equals the delimiter or is at most a carriage
  /// return; of several the lowest is right, the ones above it may be borrows.
  ///
  /// > Source: the tests of all bytes of a word are of H. S. Warren, "Hacker's Delight", 2nd edition,
  /// > 2012, section 6-1.
  @inline(__always)
  private static func end(_ span: Span<UInt8>, from start: Int, _ delimiter: UInt8) -> Int {
    let count = span.count
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(delimiter)
    var read = start
    while read &+ 8 <= count {
      let word = ByteHash.word(span, at: read)
      let difference = word ^ pattern
      let equal = (difference &- ones) & ~difference
      let low = (word &- ones &* 0x0E) & ~word
      let hits = (equal | low) & (ones &* 0x80)
      guard hits != 0 else {
        read &+= 8
        continue
      }
      read &+= hits.trailingZeroBitCount >> 3
      let byte = span[read]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { return read }
      // Another control character.
      read &+= 1
    }
    while read < count {
      let byte = span[read]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
      read &+= 1
    }
    return read
  }

  /// Reads a cell that begins with a quote and returns where its text lies, spaces behind it included.
  private mutating func quoted(
    _ span: inout MutableSpan<UInt8>, _ read: inout Int
  ) throws(CellBlock.Failure) -> (start: Int, end: Int) {
    let count = span.count
    read &+= 1
    while read < count, span[read] == .space { read &+= 1 }
    let start = read
    var write = read
    while true {
      guard read < count else { throw isWhole ? .quoteOpen : .cut }
      let byte = span[read]
      read &+= 1
      if byte == .quote {
        guard read < count, span[read] == .quote else { break }
        read &+= 1
      } else if byte == .lineFeed
        || (byte == .carriageReturn && !(read < count && span[read] == .lineFeed))
      {
        line &+= 1
      }
      if write &+ 1 != read { span[write] = byte }
      write &+= 1
    }
    guard read < count || isWhole else { throw .cut }
    while read < count {
      let byte = span[read]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
      span[write] = byte
      write &+= 1
      read &+= 1
    }
    return (start, write)
  }
}
