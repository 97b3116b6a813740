/// Points as text, in hundredths, without a detour over binary fractions.
public enum PointText {
  /// The most points that a model file may write: sums of them stay far within 32 bits.
  static let largest = 100_000

  /// Returns the hundredths that a text such as `12`, `-3` or `2.25` writes; nothing for all else.
  ///
  /// At most two decimals, so that every number of points is exact.
  package static func hundredths(_ text: String) -> Int? {
    var digits = text[...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let points = Int(whole), points <= largest
    else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), let decimals = Int(parts[1]) else { return nil }
      fraction = parts[1].count == 1 ? decimals * 10 : decimals
    }
    let value = points * 100 + fraction
    return isNegative ? -value : value
  }

  /// Returns points in hundredths; what binary fractions add to 0.29 · 100 is taken off again.
  package static func hundredths(of points: Double) -> Double {
    let scaled = points * 100
    let whole = scaled.rounded()
    return abs(scaled - whole) < 1e-6 ? whole : scaled
  }

  /// Returns hundredths as points without needless decimals: 1225 gives `12.25`, 1200 gives `12`.
  public static func text(_ hundredths: Int) -> String {
    let size = Int(hundredths.magnitude)
    let sign = hundredths < 0 ? "-" : ""
    let (whole, fraction) = size.quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return "\(sign)\(whole)" }
    if fraction % 10 == 0 { return "\(sign)\(whole).\(fraction / 10)" }
    return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
