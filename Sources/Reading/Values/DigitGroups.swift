/// The digits of one number and where separators stood between them.
struct DigitGroups {
  private var mantissa = 0.0
  private var digitCount = 0
  private var firstCount = 0
  private var groupCount = 0
  private var currentCount = 0
  private var startsWithZero = false
  private var pointCount = 0
  private var commaCount = 0
  private var neutralCount = 0
  private var lastSeparator: UInt8 = 0
  private var isGrouped = true

  /// Whether there was a point or a comma.
  var hasSeparator: Bool { pointCount + commaCount > 0 }

  mutating func add(digit byte: UInt8) {
    if digitCount == 0 { startsWithZero = byte == 0x30 }
    digitCount += 1
    currentCount += 1
    mantissa = mantissa * 10 + Double(byte - 0x30)
  }

  /// Closes a group: with a point, a comma, or a space for any neutral separator.
  mutating func add(separator byte: UInt8) {
    closeGroup()
    switch byte {
    case 0x2E: pointCount += 1
    case 0x2C: commaCount += 1
    default: neutralCount += 1
    }
    lastSeparator = byte
    currentCount = 0
    groupCount += 1
  }

  /// Checks a group that a separator ends: the first has one to three digits, the others three.
  private mutating func closeGroup() {
    if groupCount == 0 {
      firstCount = currentCount
      if !(1...3).contains(currentCount) { isGrouped = false }
    } else if currentCount != 3 {
      isGrouped = false
    }
  }

  /// Returns the number in a style and what its separators say, or nothing where they contradict.
  func reading(style: NumberStyle) -> (value: Double, evidence: NumberEvidence)? {
    guard digitCount > 0, digitCount <= 19 else { return nil }
    guard hasSeparator else {
      let isWhole = groupCount == 0 || (isGrouped && currentCount == 3)
      return isWhole ? (mantissa, .none) : nil
    }
    let decimal: UInt8 = style == .point ? 0x2E : 0x2C
    let decimalCount = style == .point ? pointCount : commaCount
    let otherCount = style == .point ? commaCount : pointCount
    let own: NumberEvidence = style == .point ? .point : .comma
    guard decimalCount > 0 else { return wholeReading(separators: otherCount, own: own) }
    guard decimalCount == 1, lastSeparator == decimal else { return nil }
    let isPlain = groupCount == 1
    guard isPlain || isGroupedBeforeLast else { return nil }
    let couldBeThousands =
      isPlain && currentCount == 3 && (1...3).contains(firstCount) && !startsWithZero
    let evidence = couldBeThousands ? (style == .point ? .singlePoint : .singleComma) : own
    return (mantissa / Self.power(currentCount), evidence)
  }

  /// Whether all groups before the last separator are groups of thousands.
  private var isGroupedBeforeLast: Bool { isGrouped }

  /// Reads points or commas as separators of thousands.
  private func wholeReading(
    separators: Int, own: NumberEvidence
  ) -> (value: Double, evidence: NumberEvidence)? {
    guard isGrouped, currentCount == 3 else { return nil }
    guard groupCount == 1 else { return (mantissa, own) }
    if startsWithZero { return nil }
    return (mantissa, pointCount == 1 ? .singlePoint : .singleComma)
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
