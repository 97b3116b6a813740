import Foundation
import Statistics

/// Ranges of numbers as people write them: "1,700–3,800", "1998–2004", "1.2M–4M".
enum RangeWords {
  /// Returns a range rounded outward to numbers that one can say, so that whatever was inside still is.
  ///
  /// Whole numbers below 100 and years stay as they are; others keep two significant digits.
  static func rounded(_ range: ClosedRange<Double>, field: String) -> ClosedRange<Double> {
    if isYear(field) { return range.lowerBound.rounded(.down)...range.upperBound.rounded(.up) }
    var lower = step(range.lowerBound)
    let upper = step(range.upperBound)
    // "4–99" and not "4.5–99".
    if upper >= 1 { lower = max(1, lower) }
    return (range.lowerBound / lower).rounded(.down) * lower...(range.upperBound / upper).rounded(
      .up) * upper
  }

  /// Returns a rounded range in words.
  static func text(_ range: ClosedRange<Double>, field: String) -> String {
    let (lower, upper) = (
      number(range.lowerBound, field: field), number(range.upperBound, field: field)
    )
    if lower == upper { return lower }
    return range.lowerBound < 0 ? "\(lower) to \(upper)" : "\(lower)–\(upper)"
  }

  /// Returns a range with its field: "200–900 employees", "founded 1998–2004", "revenue 2M–5M".
  static func phrase(_ range: ClosedRange<Double>, field: String) -> String {
    let (words, text) = (PlainWords.field(field), text(range, field: field))
    if field == "founded" { return "founded \(text)" }
    return countedThings.contains(field) ? "\(text) \(words)" : "\(words) \(text)"
  }

  /// Returns what much or little of a number is: "many employees", "low revenue", "founded early".
  static func side(_ field: String, isMuch: Bool) -> String {
    let words = PlainWords.field(field)
    if field == "founded" { return "founded \(isMuch ? "late" : "early")" }
    if isYear(field) { return "\(isMuch ? "late" : "early") \(words)" }
    if countedThings.contains(field) { return "\(isMuch ? "many" : "few") \(words)" }
    return "\(isMuch ? "high" : "low") \(words)"
  }

  /// Fields that count things, which the number goes before.
  private static let countedThings: Set<String> = [
    "employees", "website_visits", "locations", "offices", "contacts", "page_views", "downloads",
    "subsidiaries", "stores", "users", "seats", "developers", "visits",
  ]

  /// Returns whether a number of this field means something to a reader who has not asked for it.
  static func isFamiliar(_ field: String) -> Bool {
    isYear(field) || countedThings.contains(field)
      || ["revenue", "intent_score", "funding", "growth"].contains(field)
  }

  /// Returns whether a field holds years, which are written without a comma.
  static func isYear(_ field: String) -> Bool {
    field == "founded" || field.split(separator: "_").contains("year")
  }

  /// The step to round to: two significant digits, but whole below 100 and a tenth below 10 where not whole.
  private static func step(_ value: Double) -> Double {
    let size = value.magnitude
    if size < 100 { return value == value.rounded() || size >= 10 ? 1 : size >= 1 ? 0.1 : 0.01 }
    return pow(10, log10(size).rounded(.down) - 1)
  }

  private static func number(_ value: Double, field: String) -> String {
    if isYear(field) { return String(Int(value)) }
    for (limit, unit) in [(1e9, "B"), (1e6, "M")] where value.magnitude >= limit {
      let scaled = value / limit
      return plain(scaled, places: scaled.magnitude < 10 ? 1 : 0) + unit
    }
    let places = value == value.rounded() ? 0 : value.magnitude >= 1 ? 1 : 2
    return plain(value, places: places)
  }

  /// Returns a number with no more decimals than it needs.
  private static func plain(_ value: Double, places: Int) -> String {
    var text = DecimalText.fixed(value, places: places)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
