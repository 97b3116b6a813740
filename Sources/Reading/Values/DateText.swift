/// Whether the day or the month of a date comes first.
package enum DateOrder: String, Sendable, CaseIterable {
  case dayMonth = "day/month"
  case monthDay = "month/day"
}

/// A date as it is written, before anybody has said which of day and month comes first.
package enum DateReading: Equatable, Sendable {
  /// One way to read it only: a year first, or a month in letters.
  case day(CalendarDate)
  /// Two small numbers and a year.
  case ordered(first: Int, second: Int, year: Int, isDotted: Bool)

  /// Returns the day, or nothing where there is no such day in that order.
  package func date(_ order: DateOrder) -> CalendarDate? {
    switch self {
    case .day(let date): date
    case .ordered(let first, let second, let year, _):
      order == .dayMonth
        ? CalendarDate(year: year, month: second, day: first)
        : CalendarDate(year: year, month: first, day: second)
    }
  }
}

/// Reads dates as exports write them.
///
/// `2026-03-05` (also with `/` or `.`), `3/4/2025`, `3/4/25`, `04.03.2025`, `05-Mar-2026`,
/// `March 5, 2026`, each with a time of day and a zone behind it, which are checked for their shape
/// and dropped: the day is the one that is written, in whatever zone it was written.
package enum DateText {
  /// Returns the reading, or nothing where the text is no date.
  package static func reading(_ text: String, allowsCompact: Bool = false) -> DateReading? {
    reading(Array(text.utf8).span, allowsCompact: allowsCompact)
  }

  /// Returns the reading, or nothing where the text is no date.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - allowsCompact: Whether `20260305` is a date, which in most columns it is not.
  /// - Returns: The date, perhaps still without an order of day and month.
  static func reading(_ text: Span<UInt8>, allowsCompact: Bool) -> DateReading? {
    guard text.count >= 6, text.count <= 48 else { return nil }
    var scanner = DateScanner()
    guard let reading = scanner.date(text, allowsCompact: allowsCompact),
      scanner.isTimeOrEnd(text)
    else { return nil }
    return isPossible(reading) ? reading : nil
  }

  private static func isPossible(_ reading: DateReading) -> Bool {
    reading.date(.dayMonth) != nil || reading.date(.monthDay) != nil
  }
}

/// The position within one cell that is read as a date.
private struct DateScanner {
  private var position = 0

  mutating func date(_ text: Span<UInt8>, allowsCompact: Bool) -> DateReading? {
    if text[0].isLetter { return monthFirst(text) }
    guard let (first, firstWidth) = number(text) else { return nil }
    if firstWidth == 8, allowsCompact {
      return day(year: first / 10_000, month: first / 100 % 100, day: first % 100)
    }
    guard position < text.count, firstWidth <= 4, firstWidth != 3 else { return nil }
    let separator = text[position]
    guard [0x2D, 0x2F, 0x2E, 0x20].contains(separator) else { return nil }
    position += 1
    if position < text.count, separator == 0x2E, text[position] == 0x20 { position += 1 }
    if position < text.count, text[position].isLetter {
      guard firstWidth <= 2, let month = month(text), skipSeparator(text),
        let year = year(text)
      else { return nil }
      return day(year: year, month: month, day: first)
    }
    guard separator != 0x20, let (second, secondWidth) = number(text), secondWidth <= 2,
      position < text.count, text[position] == separator
    else { return nil }
    position += 1
    if firstWidth == 4 {
      guard let (third, thirdWidth) = number(text), thirdWidth <= 2 else { return nil }
      return day(year: first, month: second, day: third)
    }
    guard let year = year(text) else { return nil }
    return .ordered(first: first, second: second, year: year, isDotted: separator == 0x2E)
  }

  /// Reads `March 5, 2026`.
  private mutating func monthFirst(_ text: Span<UInt8>) -> DateReading? {
    guard let month = month(text), skipSeparator(text), let (first, width) = number(text),
      width <= 2, skipSeparator(text), let year = year(text)
    else { return nil }
    return day(year: year, month: month, day: first)
  }

  private func day(year: Int, month: Int, day: Int) -> DateReading? {
    CalendarDate(year: year, month: month, day: day).map(DateReading.day)
  }

  private mutating func number(_ text: Span<UInt8>) -> (value: Int, width: Int)? {
    let start = position
    var value = 0
    while position < text.count, text[position].isDigit, position - start < 9 {
      value = value * 10 + Int(text[position] - 0x30)
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }

  /// Reads a year of four digits, or of two: 70 to 99 are of the twentieth century.
  private mutating func year(_ text: Span<UInt8>) -> Int? {
    guard let (value, width) = number(text), width == 4 || width == 2 else { return nil }
    return width == 4 ? value : value + (value >= 70 ? 1900 : 2000)
  }

  /// Reads an English month, whole or by its first three letters.
  private mutating func month(_ text: Span<UInt8>) -> Int? {
    let start = position
    while position < text.count, text[position].isLetter { position += 1 }
    let length = position - start
    guard length >= 3, length <= 9 else { return nil }
    for (index, name) in Self.months.enumerated()
    where length == 3 || length == name.count || (index == 8 && length == 4) {
      if (0..<length).allSatisfy({ text[start + $0].lowercased == name[$0] }) { return index + 1 }
    }
    return nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  /// Skips hyphens, spaces, commas, points and slashes; at least one.
  private mutating func skipSeparator(_ text: Span<UInt8>) -> Bool {
    let start = position
    while position < text.count, [0x2D, 0x20, 0x2C, 0x2E, 0x2F].contains(text[position]) {
      position += 1
    }
    return position > start
  }

  /// Returns whether nothing follows, or something of the shape of a time of day.
  func isTimeOrEnd(_ text: Span<UInt8>) -> Bool {
    guard position < text.count else { return true }
    var index = position
    while index < text.count, text[index] == 0x20 || text[index] == 0x2C { index += 1 }
    if index < text.count, text[index].lowercased == 0x74 { index += 1 }
    guard index > position, index < text.count, text[index].isDigit else { return false }
    var hasColon = false
    for rest in index..<text.count {
      let byte = text[rest]
      if byte == 0x3A { hasColon = true }
      // 0xE2 0x80 0xAF is the narrow space that some programs put before AM and PM.
      let isAllowed =
        byte.isDigit || byte.isLetter || [0x3A, 0x2E, 0x2C, 0x2B, 0x2D, 0x20].contains(byte)
        || [0xE2, 0x80, 0xAF, 0x28, 0x29].contains(byte)
      guard isAllowed else { return false }
    }
    return hasColon
  }
}
