/// Numbers for programs to read: a point, no commas, an ASCII minus.
package enum PlainNumber {
  /// Returns the number with a fixed count of decimals, halves away from zero; empty where it is not finite.
  package static func text(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e18 else { return "\(value)" }
    return text(units: value < 0 ? -Int(scaled) : Int(scaled), places: places)
  }

  /// Returns a whole number of units of 10^−places: 1205 hundredths are 12.05.
  package static func text(units: Int, places: Int) -> String {
    let digits = String(units.magnitude)
    let sign = units < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
