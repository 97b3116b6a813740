/// Which of point and comma begins the decimals of a column's numbers.
package enum NumberStyle: String, Sendable, CaseIterable {
  /// `1,234.5`.
  case point
  /// `1.234,5`.
  case comma
}

/// What the separators of one number say about the style of its column.
package enum NumberEvidence: Sendable {
  /// No separator, or one that is neither point nor comma.
  case none
  /// The number can only be read with a decimal point, or with a decimal comma.
  case point, comma
  /// One point or comma with exactly three digits behind it: decimals or thousands.
  case singlePoint, singleComma
}

/// Reads numbers as people and CRMs write them.
///
/// Plain, with thousands (`1,234`, `1.234`, `1 234`, `1'234`), with a currency (`$1,234.50`,
/// `€ 5`, `1200 USD`), shortened (`45k`, `1.2M`, `3 million`), negative in parentheses
/// (`(1,234)`), in percent (`75%` is 75), as a range (`51-200`, `$10M-$50M`, `10,001+`, `<50`) or
/// as a range in a label (`XXLarge (10,000+ Employees)`).
///
/// A range a–b becomes its geometric midpoint √(a·b), half of b where a is 0, and an open range
/// becomes its bound.
package enum NumberText {
  /// Returns the number, or nothing where the text is none or contradicts the style.
  package static func value(_ text: String, style: NumberStyle = .point) -> Double? {
    value(Array(text.utf8).span, style: style)
  }

  /// Returns what the separators say, or nothing where the text is no number in either style.
  package static func evidence(_ text: String) -> NumberEvidence? {
    evidence(Array(text.utf8).span)
  }

  /// Returns the number, or nothing where the text is none or contradicts the style.
  static func value(_ text: Span<UInt8>, style: NumberStyle) -> Double? {
    guard mayBeNumber(text) else { return nil }
    var scanner = NumberScanner(style: style)
    return scanner.cell(text)
  }

  /// Returns what the separators say, or nothing where the text is no number in either style.
  static func evidence(_ text: Span<UInt8>) -> NumberEvidence? {
    guard mayBeNumber(text) else { return nil }
    var scanner = NumberScanner(style: .point)
    if scanner.cell(text) != nil { return scanner.evidence }
    guard scanner.sawSeparator else { return nil }
    scanner = NumberScanner(style: .comma)
    return scanner.cell(text) == nil ? nil : scanner.evidence
  }

  /// Whether all is digits and the first of several is 0, as in postal codes.
  static func hasLeadingZero(_ text: Span<UInt8>) -> Bool {
    guard text.count > 1, text[0] == 0x30 else { return false }
    for index in text.indices where !text[index].isDigit { return false }
    return true
  }

  /// Spares texts the scanning: a number is short, has a digit, and no letter ends most of them.
  private static func mayBeNumber(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text.count <= 60 else { return false }
    for index in text.indices where text[index].isDigit { return true }
    return false
  }
}
