import Reading
import Statistics
import Testing

/// What is read eight bytes at a time is compared with what is read byte by byte.
struct QuickCellTests {
  private func text(
    of pieces: [String], upTo count: Int, using generator: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }

  /// Reads a cell with other bytes before it and as many behind it.
  private func quick(_ cell: String, behind: Int) -> QuickNumber? {
    let bytes = Array("12,".utf8) + Array(cell.utf8) + Array("7.55,98765".utf8.prefix(behind))
    return QuickNumber.read(bytes.span, 3..<(3 + cell.utf8.count))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func readsNumbersAsTheScannerDoes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "0", "0", "1", "2", "9", "34", "507", ".", ",", ",000", "$", "x", "-", "/", ":", "é",
    ]
    var readCount = 0
    for round in 0..<4_000 {
      let used = round % 2 == 0 ? 8 : pieces.count
      let cell = text(of: Array(pieces[..<used]), upTo: 9, using: &generator)
      guard let number = quick(cell, behind: round % 11) else { continue }
      readCount += 1
      #expect(number.value == NumberText.value(cell), "\(cell)")
      #expect(number.evidence == NumberText.evidence(cell), "\(cell)")
      #expect(number.hasComma == cell.contains(","), "\(cell)")
      let isPlain = cell.allSatisfy(\.isNumber)
      #expect(number.hasLeadingZero == (isPlain && cell.count > 1 && cell.first == "0"), "\(cell)")
    }
    #expect(readCount > 500)
  }

  @Test(arguments: [
    "0", "7", "10", "999", "1234", "99999", "123456", "7654321", "99999999", "123456789", "0.5",
    "61.63", "1.234", "0.125", "1234567.8", "12345.67", "$1,234", "$12,345,678", "1,000", "007",
  ])
  func readsUsualNumbers(_ cell: String) {
    for behind in 0..<11 { #expect(quick(cell, behind: behind)?.value == NumberText.value(cell)) }
  }

  @Test(arguments: [
    "", ".", "1.", ".5", "1.2.3", "12:4", "1/2", "1,23", "0x12", "1 2", "-1", "é", "1é",
  ])
  func leavesOthersToTheScanner(_ cell: String) {
    for behind in 0..<11 { #expect(quick(cell, behind: behind) == nil) }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func findsTheSignsOfACell(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a", "b c", "/", ":", "é", "-", "+", ";", "|", ",", "0", "9", "{", "<"]
    for round in 0..<2_000 {
      // Neighbors of the signs alone, and the signs among them.
      let cell = text(of: Array(pieces[..<(round % 2 == 0 ? 7 : 14)]), upTo: 25, using: &generator)
      let signs = CellSigns(Array(cell.utf8).span)
      #expect(signs.hasDigit == cell.utf8.contains { (0x30...0x39).contains($0) }, "\(cell)")
      #expect(signs.hasSemicolon == cell.contains(";"), "\(cell)")
      #expect(signs.hasPipe == cell.contains("|"), "\(cell)")
      #expect(signs.hasComma == cell.contains(","), "\(cell)")
    }
  }
}
