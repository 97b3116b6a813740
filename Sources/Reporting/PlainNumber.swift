import Statistics

/// Numbers for programs to read: a point, no commas, an ASCII minus.
enum PlainNumber {
  /// Returns the number with a fixed count of decimals; the empty text where it is not finite.
  static func text(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "" }
    return DecimalText.fixed(value, places: places).replacing(",", with: "")
      .replacing("−", with: "-")
  }
}
