/// A date in one of the forms that most exports use: `2026-03-05` or `3/4/2025`, and nothing else.
///
/// It is what `DateText` reads, and any other text is left to it. Neither form is a number in any style.
struct QuickDate {
  /// The date, perhaps still without an order of day and month.
  let reading: DateReading
  /// Whether it begins with a year of 1000 to 2100.
  let beginsWithYear: Bool

  /// Reads the text, or returns nothing where it is of another form or no day.
  @inline(__always)
  init?(_ text: Span<UInt8>) {
    let count = text.count
    guard count >= 8, count <= 10 else { return nil }
    if count == 10, text[4] == 0x2D {
      guard text[7] == 0x2D, let century = Self.two(text, 0), let rest = Self.two(text, 2),
        let month = Self.two(text, 5), let day = Self.two(text, 8),
        let date = CalendarDate(year: century * 100 + rest, month: month, day: day)
      else { return nil }
      reading = .day(date)
      beginsWithYear = (1000...2100).contains(century * 100 + rest)
      return
    }
    let second = text[1] == 0x2F ? 2 : 3
    let year = count - 4
    guard text[second - 1] == 0x2F, text[year - 1] == 0x2F, year - 1 > second,
      year - 1 <= second + 2,
      let a = second == 2 ? Self.one(text, 0) : Self.two(text, 0),
      let b = year - 1 == second + 1 ? Self.one(text, second) : Self.two(text, second),
      let century = Self.two(text, year), let rest = Self.two(text, year + 2)
    else { return nil }
    let whole = century * 100 + rest
    let value = DateReading.ordered(first: a, second: b, year: whole, isDotted: false)
    // Every month has twelve days and more, and every year twelve months.
    guard
      (whole > 0 && a > 0 && b > 0 && a <= 12 && b <= 12)
        || value.date(.dayMonth) != nil || value.date(.monthDay) != nil
    else { return nil }
    (reading, beginsWithYear) = (value, false)
  }

  @inline(__always)
  private static func one(_ text: Span<UInt8>, _ index: Int) -> Int? {
    text[index].isDigit ? Int(text[index] &- 0x30) : nil
  }

  @inline(__always)
  private static func two(_ text: Span<UInt8>, _ index: Int) -> Int? {
    guard text[index].isDigit, text[index + 1].isDigit else { return nil }
    return Int(text[index] &- 0x30) * 10 + Int(text[index + 1] &- 0x30)
  }
}
