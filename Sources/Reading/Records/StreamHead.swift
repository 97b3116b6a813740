/// What the beginning of a file, and a sample of its rows, say of how to read it.
struct StreamHead: Sendable {
  /// What separates cells.
  let delimiter: UInt8
  /// The line of the header.
  let headerLine: Int
  /// How many columns there are.
  let width: Int
  /// Where the first record below the header begins, and its line.
  let dataStart: Int
  let dataLine: Int
  /// The header with some of the rows.
  let sample: CSVTable

  private static let headSize = 1 << 21
  private static let sampleSize = 1 << 16
  private static let sliceSize = 1 << 15
  private static let sliceCount = 7

  /// Looks at a file; returns nothing where it is to be read as a whole.
  ///
  /// - Parameters:
  ///   - source: The file, without a byte order mark of UTF-8.
  ///   - name: What to call it.
  init?(_ source: ByteSource, name: String) {
    guard let head = source.bytes(0..<min(source.count, Self.headSize)),
      !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF])
    else { return nil }
    let isWhole = head.count == source.count
    let found = Delimiter.find(in: head)
    var reader = RecordReader(head, from: found.start, line: found.line, delimiter: found.delimiter)
    var width: Int?
    var headerLine = 1
    while width == nil, let record = try? reader.next() {
      guard isWhole || reader.position < head.count else { return nil }
      if !record.isBlank { (width, headerLine) = (record.fieldCount, record.line) }
    }
    guard let width, width > 0, reader.position < head.count else { return nil }
    // A sample ends with a line, unless it is the whole file.
    let isSample = head.count > reader.position + Self.sampleSize
    let first = isSample ? head[..<(reader.position + Self.sampleSize)] : head[...]
    let last = isWhole && !isSample ? head.count - 1 : first.lastIndex(of: .lineFeed) ?? 0
    guard last >= reader.position else { return nil }
    delimiter = found.delimiter
    (self.width, self.headerLine) = (width, headerLine)
    (dataStart, dataLine) = (reader.position, reader.line)
    var bytes = Array(head[...last])
    if isSample { Self.addSlices(of: source, from: last + 1, to: &bytes) }
    if let sample = try? CSVTable(source: name, bytes: bytes), sample.columnCount == width {
      self.sample = sample
    } else if isSample, let sample = try? CSVTable(source: name, bytes: Array(head[...last])),
      sample.columnCount == width
    {
      // A slice may begin within quotes and spoil what follows.
      self.sample = sample
    } else {
      return nil
    }
  }

  /// Adds some lines of other places of the file.
  private static func addSlices(
    of source: ByteSource, from above: Int, to bytes: inout [UInt8]
  ) {
    for slice in 1...sliceCount {
      let start = source.count / (sliceCount + 1) * slice
      guard start > above, start + sliceSize <= source.count,
        let piece = source.bytes(start..<(start + sliceSize)),
        let first = piece.firstIndex(of: .lineFeed), let last = piece.lastIndex(of: .lineFeed)
      else { continue }
      bytes += piece[(first + 1)..<(last + 1)]
    }
  }

  /// Plans how every column is read but those of some roles; returns nothing where that takes more
  /// than a sample.
  func plans(
    _ names: ColumnNames, options: SourceOptions, leavingOut roles: [Role]
  ) -> [ColumnPlan]? {
    let left = Set(roles.compactMap { names.roles[$0] })
    guard var reader = try? ColumnReader(sample, options: options) else { return nil }
    var plans: [ColumnPlan] = []
    for index in 0..<width where !left.contains(index) {
      let subject = reader.subject(index, field: names.fields[index])
      let survey = reader.survey(index)
      let plan = ColumnPlan(subject, survey, keepsNA: reader.keepsNA(index)) {
        TagReading(sample, column: index, separator: survey.listSeparator).tokensRepeat
      }
      guard let plan else { return nil }
      // Only of categories is it known in the end whether another region has its code there.
      guard plan.kind == .category || !KindInference.isRegion(subject.header) else { return nil }
      plans.append(plan)
    }
    return plans
  }

  /// Reads a block of records.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - range: Where the records of the block begin.
  ///   - start: Where the first begins; without it, a guess.
  ///   - isGuess: Whether not to look much beyond the range.
  /// - Returns: The block, or nothing where it cannot be read.
  func block(
    _ source: ByteSource, _ range: Range<Int>, from start: Int?, isGuess: Bool
  ) -> CellBlock? {
    var slack = 1 << 13
    // Few files have cells of less than four bytes on average.
    var isCrowded = false
    while true {
      let first = start ?? max(0, range.lowerBound - 1)
      let end = min(source.count, max(range.upperBound, first) + slack)
      guard let bytes = source.bytes(first..<end) else { return nil }
      let isWhole = end == source.count
      let begin: Int
      if let start {
        begin = start
      } else {
        guard let guess = RecordGuess.start(in: bytes, delimiter: delimiter, width: width) else {
          return nil
        }
        begin = first + guess
      }
      do throws(CellBlock.Failure) {
        guard begin < bytes.count + first || isWhole,
          TextCheck.isText(bytes.span.extracting((begin - first)...), isWhole: isWhole)
        else { return nil }
        return try CellBlock(
          bytes, at: first, from: begin, to: range.upperBound, isWhole: isWhole,
          delimiter: delimiter, width: width,
          room: isCrowded ? bytes.count + 1 : bytes.count / 4 + 16)
      } catch {
        if error == .crowded {
          isCrowded = true
          continue
        }
        guard error == .cut, !isGuess || slack < range.count * 2 else { return nil }
        slack *= 8
      }
    }
  }
}
