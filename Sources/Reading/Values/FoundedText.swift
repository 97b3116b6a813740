/// Reads the year in which a company was founded from more than a year.
enum FoundedText {
  /// Returns the first year of `2013 (1888)`, `1975/1977 (1997)` or `1998-04-01`, or nothing.
  static func year(_ text: Span<UInt8>) -> Int? {
    guard text.count >= 4 else { return nil }
    var year = 0
    for index in 0..<4 {
      guard text[index].isDigit else { return nil }
      year = year * 10 + Int(text[index] - 0x30)
    }
    guard (1000...2100).contains(year), text.count == 4 || !text[4].isDigit else { return nil }
    return year
  }
}
