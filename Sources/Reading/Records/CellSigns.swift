/// Which signs that say what a cell is stand in it.
///
/// Eight bytes are looked at together: whether any is a sign, not which.
///
/// > Source: the tests of all bytes of a word are of H. S. Warren, "Hacker's Delight", 2nd edition,
/// > 2012, section 6-1.
package struct CellSigns: Equatable {
  /// Whether a digit, a semicolon, a bar or a comma stands in the cell.
  package private(set) var hasDigit = false
  package private(set) var hasSemicolon = false
  package private(set) var hasPipe = false
  package private(set) var hasComma = false

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Looks at a cell.
  package init(_ cell: Span<UInt8>) {
    let count = cell.count
    guard count >= 8 else {
      for index in cell.indices { add(UInt64(cell[index]) &* Self.ones) }
      return
    }
    var index = 0
    while index &+ 8 < count {
      add(ByteHash.word(cell, at: index))
      index &+= 8
    }
    // The last eight bytes, some of which may have been among those before.
    add(ByteHash.word(cell, at: count &- 8))
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) {
    hasDigit = hasDigit || Self.hasByte(below: 10, word ^ (Self.ones &* 0x30))
    hasSemicolon = hasSemicolon || Self.hasByte(below: 1, word ^ (Self.ones &* 0x3B))
    hasPipe = hasPipe || Self.hasByte(below: 1, word ^ (Self.ones &* 0x7C))
    hasComma = hasComma || Self.hasByte(below: 1, word ^ (Self.ones &* 0x2C))
  }

  /// Whether a byte of the word is below a limit of at most 128.
  @inline(__always)
  private static func hasByte(below limit: UInt64, _ word: UInt64) -> Bool {
    (word &- ones &* limit) & ~word & (ones &* 0x80) != 0
  }
}
