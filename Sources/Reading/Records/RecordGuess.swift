/// Guesses where a record begins in the middle of a file.
enum RecordGuess {
  private static let lineCount = 20
  private static let recordCount = 3

  /// Returns where, behind a line end, some records of the right width begin.
  ///
  /// A line end within quotes is rarely followed by them; where all of the first line ends are, the
  /// first one stands. A wrong guess costs time and nothing else.
  ///
  /// - Parameters:
  ///   - bytes: A piece of the file.
  ///   - delimiter: What separates cells.
  ///   - width: How many cells a row has.
  /// - Returns: The offset, or nothing where no line ends.
  static func start(in bytes: [UInt8], delimiter: UInt8, width: Int) -> Int? {
    var first: Int?
    var index = 0
    var count = 0
    while index < bytes.count, count < lineCount {
      let byte = bytes[index]
      index += 1
      guard byte == .lineFeed || byte == .carriageReturn else { continue }
      if byte == .carriageReturn, index < bytes.count, bytes[index] == .lineFeed { index += 1 }
      count += 1
      if first == nil { first = index }
      if hasRecords(bytes, index, delimiter, width) { return index }
    }
    return first
  }

  private static func hasRecords(
    _ bytes: [UInt8], _ start: Int, _ delimiter: UInt8, _ width: Int
  ) -> Bool {
    // A copy of a few lines, as splitting moves bytes.
    var piece = Array(bytes[start..<min(bytes.count, start + (1 << 14))])
    var splitter = RecordSplitter(at: 0, isWhole: false, delimiter: delimiter)
    var cells: [UInt64] = []
    var isRight = true
    cells.append(addingCapacity: piece.count + 1) { cells in
      var span = piece.mutableSpan
      for _ in 0..<recordCount where isRight {
        cells.removeAll()
        isRight =
          splitter.position < span.count
          && (try? splitter.next(&span, into: &cells)) != nil && cells.count == width
      }
    }
    return isRight
  }
}
