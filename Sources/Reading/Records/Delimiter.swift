/// Finds out what separates the fields of a file.
package enum Delimiter {
  /// What can separate fields, most usual first.
  package static let candidates: [UInt8] = [.comma, .semicolon, .tab, .pipe]

  /// Where the header begins and what separates fields.
  package struct Finding: Equatable {
    /// The separator.
    package var delimiter: UInt8
    /// The offset of the header: after a line such as `sep=;`.
    package var start: Int
    /// The line of the header.
    package var line: Int
  }

  /// Returns the separator that splits most of the first records as it splits the header.
  ///
  /// Of separators that do so equally well the one with more fields wins, then the more usual one.
  package static func find(in bytes: [UInt8]) -> Finding {
    if let declared = declaration(in: bytes) { return declared }
    let sample = Array(bytes.prefix(1 << 16))
    var best = (delimiter: UInt8.comma, share: 0.0, width: 1)
    for delimiter in candidates {
      let counts = fieldCounts(of: sample, isWhole: sample.count == bytes.count, delimiter)
      guard let width = counts.first, width > 1 else { continue }
      let share = Double(counts.filter { $0 == width }.count) / Double(counts.count)
      if share > best.share || (share == best.share && width > best.width) {
        best = (delimiter, share, width)
      }
    }
    return Finding(delimiter: best.delimiter, start: 0, line: 1)
  }

  /// Returns how many fields each of the first records has.
  private static func fieldCounts(
    of sample: [UInt8], isWhole: Bool, _ delimiter: UInt8
  ) -> [Int] {
    var reader = RecordReader(sample, delimiter: delimiter)
    var counts: [Int] = []
    while counts.count < 100, let record = try? reader.next() {
      // A sample may end within a record.
      guard record.hasLineEnd || isWhole else { break }
      if !record.isBlank { counts.append(record.fieldCount) }
    }
    return counts
  }

  /// Returns what a first line `sep=;` says, with or without quotes.
  private static func declaration(in bytes: [UInt8]) -> Finding? {
    let line = Array(bytes.prefix { $0 != .lineFeed && $0 != .carriageReturn })
    let text = line.filter { $0 != .quote }
    guard text.count == 5, text.starts(with: "sep=".utf8), candidates.contains(text[4]) else {
      return nil
    }
    var start = line.count
    if start < bytes.count, bytes[start] == .carriageReturn { start += 1 }
    if start < bytes.count, bytes[start] == .lineFeed { start += 1 }
    return Finding(delimiter: text[4], start: start, line: 2)
  }
}
