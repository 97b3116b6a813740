/// A number in one of the forms that most exports use, read in one pass over its bytes.
///
/// Digits, digits with a decimal point, or groups of three with commas, each perhaps behind a dollar
/// sign; at most 15 digits, which a Double holds exactly. It is what `NumberText` reads with a
/// decimal point, and any other text is left to it.
package struct QuickNumber {
  /// The number, read with a decimal point.
  package let value: Double
  /// What its separators say.
  package let evidence: NumberEvidence
  /// Whether it has a comma.
  package let hasComma: Bool
  /// Whether all is digits and the first of several is 0.
  package let hasLeadingZero: Bool

  /// Reads a cell of the usual form.
  ///
  /// Eight digits are read together, those that a shorter number lacks being zeros in front.
  ///
  /// > Source: the tests of all bytes of a word are of H. S. Warren, "Hacker's Delight", 2nd edition,
  /// > 2012, section 6-1; pairs, fours and eights of digits are joined by three multiplications as in
  /// > D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51,
  /// > 2021, doi:10.1002/spe.2984.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of many cells.
  ///   - range: Where the cell lies.
  /// - Returns: The number, or nothing.
  @inline(__always)
  package static func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> QuickNumber? {
    let (start, count) = (range.lowerBound, range.count)
    guard count > 0, count <= 8, start &+ 8 <= bytes.count else {
      return QuickNumber(bytes.extracting(range))
    }
    let word = ByteHash.word(bytes, at: start)
    let startsWithZero = word & 0xFF == 0x30
    if let whole = number(word, count) {
      return QuickNumber(
        value: Double(whole), evidence: .none, hasComma: false,
        hasLeadingZero: count > 1 && startsWithZero)
    }
    // Of what is one point among digits, the point is taken out.
    let difference = word ^ (ones &* 0x2E)
    let points = (difference &- ones) & ~difference & (ones &* 0x80)
    let width = points.trailingZeroBitCount >> 3
    let decimals = count &- 1 &- width
    guard width > 0, decimals > 0 else { return QuickNumber(bytes.extracting(range)) }
    let before = (1 << UInt64(width &* 8)) &- 1 as UInt64
    guard let mantissa = number(word & before | (word >> 8) & ~before, count &- 1) else {
      return QuickNumber(bytes.extracting(range))
    }
    let couldBeThousands = decimals == 3 && width <= 3 && !startsWithZero
    return QuickNumber(
      value: Double(mantissa) / powers[decimals],
      evidence: couldBeThousands ? .singlePoint : .point, hasComma: false, hasLeadingZero: false)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Returns the number that the first bytes of a word are, the first the lowest, if all are digits.
  @inline(__always)
  private static func number(_ word: UInt64, _ count: Int) -> UInt64? {
    let zeros = ones &* 0x30
    let digits = word << UInt64(64 &- 8 &* count) | zeros >> UInt64(8 &* count)
    let high = ones &* 0xF0
    guard digits & high == zeros, (digits &+ ones &* 6) & high == zeros else { return nil }
    let pairs = ((digits & (ones &* 0x0F)) &* 2561) >> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
  }

  private init(value: Double, evidence: NumberEvidence, hasComma: Bool, hasLeadingZero: Bool) {
    (self.value, self.evidence) = (value, evidence)
    (self.hasComma, self.hasLeadingZero) = (hasComma, hasLeadingZero)
  }

  /// Reads the text, or returns nothing where it is of another form.
  @inline(__always)
  init?(_ text: Span<UInt8>) {
    let count = text.count
    guard count > 0, count <= 20 else { return nil }
    let first = text[0] == 0x24 ? 1 : 0
    var index = first
    var mantissa: UInt64 = 0
    while index < count, text[index].isDigit {
      mantissa = mantissa &* 10 &+ UInt64(text[index] &- 0x30)
      index &+= 1
    }
    let width = index - first
    guard width > 0, width <= 15 else { return nil }
    let startsWithZero = text[first] == 0x30
    if index == count {
      (value, evidence, hasComma) = (Double(mantissa), .none, false)
      hasLeadingZero = first == 0 && startsWithZero && count > 1
      return
    }
    hasLeadingZero = false
    if text[index] == 0x2E {
      let point = index
      index &+= 1
      while index < count, text[index].isDigit {
        mantissa = mantissa &* 10 &+ UInt64(text[index] &- 0x30)
        index &+= 1
      }
      let decimals = index - point - 1
      guard index == count, decimals > 0, width + decimals <= 15 else { return nil }
      let couldBeThousands = decimals == 3 && width <= 3 && !startsWithZero
      evidence = couldBeThousands ? .singlePoint : .point
      (value, hasComma) = (Double(mantissa) / Self.powers[decimals], false)
      return
    }
    var groupCount = 0
    guard width <= 3 else { return nil }
    while index < count {
      guard index &+ 4 <= count, text[index] == .comma, text[index &+ 1].isDigit,
        text[index &+ 2].isDigit, text[index &+ 3].isDigit
      else { return nil }
      let (a, b, c) = (text[index &+ 1], text[index &+ 2], text[index &+ 3])
      let group = UInt64(a &- 0x30) &* 100 &+ UInt64(b &- 0x30) &* 10 &+ UInt64(c &- 0x30)
      mantissa = mantissa &* 1000 &+ group
      groupCount &+= 1
      index &+= 4
    }
    guard width + 3 * groupCount <= 15, groupCount > 1 || !startsWithZero else { return nil }
    (value, hasComma) = (Double(mantissa), true)
    evidence = groupCount == 1 ? .singleComma : .point
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
