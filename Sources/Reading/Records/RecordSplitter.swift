import LinearAlgebra

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
  private var marks: ByteMarks
  /// The first mark of the window that is not yet behind.
  private var next = 0

  /// Creates a splitter.
  ///
  /// - Parameters:
  ///   - position: Where the first record begins.
  ///   - isWhole: Whether nothing follows the bytes.
  ///   - delimiter: What separates cells.
  init(at position: Int, isWhole: Bool, delimiter: UInt8) {
    (self.position, self.isWhole, self.delimiter) = (position, isWhole, delimiter)
    marks = ByteMarks(from: position, delimiter: delimiter)
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
        // A quote within a cell that does not begin with one is text.
        repeat { read = mark(span.span) } while read < count && span[read] == .quote
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
        if read < count, span[read] == .lineFeed { read = mark(span.span) &+ 1 }
      }
      line &+= 1
      position = read
      return Record(isBlank: !hasText, hasLineEnd: true)
    }
  }

  /// Returns where the next mark is, which is then behind, or the end of the bytes.
  @inline(__always)
  private mutating func mark(_ span: Span<UInt8>) -> Int {
    if next == marks.count {
      next = 0
      guard marks.advance(in: span) else { return span.count }
    }
    let place = marks.places[next]
    next &+= 1
    return Int(truncatingIfNeeded: place)
  }

  /// Reads a cell that begins with a quote, its mark the next one, and returns where its text lies.
  @inline(__always)
  private mutating func quoted(
    _ span: inout MutableSpan<UInt8>, _ read: inout Int
  ) throws(CellBlock.Failure) -> (start: Int, end: Int) {
    let count = span.count
    _ = mark(span.span)
    var start = read &+ 1
    while start < count, span[start] == .space { start &+= 1 }
    var end = mark(span.span)
    while end < count, span[end] == delimiter { end = mark(span.span) }
    if end &+ 1 < count, span[end] == .quote {
      let stop = span[end &+ 1]
      if stop == delimiter || stop == .lineFeed || stop == .carriageReturn {
        read = mark(span.span)
        return (start, end)
      }
    }
    let cell = try rewritten(&span, &read)
    // The marks of the cell are behind, and that of its end, unless the bytes end with it.
    var last = end
    while last < read, last < count { last = mark(span.span) }
    return cell
  }

  /// Reads a cell that begins with a quote, byte by byte, and returns where its text lies, spaces
  /// behind it included.
  private mutating func rewritten(
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
