import Reading
import Statistics
import Testing

/// Cells that are found by marks are compared with those of the reader that goes byte by byte.
struct RecordWindowsTests {
  /// Reads in blocks and as a whole; returns the names, the notes of both ways.
  private func read(_ text: String, blockSize: Int) throws -> (fast: [String], naive: [String]) {
    let options = SourceOptions(path: "accounts.csv")
    let fast = try AccountReading(
      source: "accounts.csv", bytes: Array(text.utf8), options: options, blockSize: blockSize,
      threadCount: 2)
    let naive = try AccountReading(
      CSVTable(source: "accounts.csv", bytes: Array(text.utf8)), options: options)
    #expect(fast.isInBlocks)
    return (description(fast), description(naive))
  }

  private func description(_ read: AccountReading) -> [String] {
    ["\(read.reconciliation)", "\(read.accounts.lines)"] + Array(read.accounts.names)
      + read.accounts.columns.map { "\($0.values)" }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func agreesBeyondAWindowOfMarks(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let delimiter = [",", ";", "\t", "|"][Int(seed % 4)]
    let pieces = [
      "plain", "\"a\(delimiter)b\"", "\"say \"\"so\"\"\"", "\"two\nlines\"", "  \" spaced \"  ",
      "x\"y\"", "\"a\"b\"c", "\"\"", "", " ", "\"\"\"\"", "\"cr\r\nlf\"", "\"cr\rhere\"", "\"q\" ",
      "\" \"", String(repeating: "long", count: 40), "\u{1}\u{1F}control", "é",
    ]
    func pick() -> String { pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
    var text = ["name", "note", "other"].joined(separator: delimiter) + "\n"
    let ends = ["\n", "\r\n", "\r"]
    for row in 0..<1500 {
      let cells = ["n\(row)", pick(), pick()]
      text += cells.joined(separator: delimiter)
      text += ends[Int.random(in: 0..<ends.count, using: &generator)]
    }
    for size in [5_000, 1 << 18] {
      let (fast, naive) = try read(
        text + "last\(delimiter)\"end\"\(delimiter)\"x\"", blockSize: size)
      #expect(fast == naive)
    }
  }
}
