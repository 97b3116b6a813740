import Statistics

/// What is said of a map.
enum MapText {
  /// Returns what a map shows of the differences between accounts, and how to read it.
  static func sentence(share: Double) -> String {
    guard share > 0 else { return "The accounts do not differ, so the map shows one point." }
    return
      "The map shows \(DecimalText.percent(share)) of the differences between accounts: accounts far apart here "
      + "differ, accounts close together may still differ in what the map does not show."
  }
}
