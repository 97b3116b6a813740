/// Numbers as text, the same on every machine and in every locale.
public enum DecimalText {
  /// Returns the number with a fixed count of decimals and commas between thousands: `1,234.50`.
  ///
  /// Rounds halves away from zero; NaN is an en dash, infinities are signs of infinity.
  public static func fixed(_ value: Double, places: Int) -> String {
    guard !value.isNaN else { return "–" }
    guard value.isFinite else { return value < 0 ? "−∞" : "∞" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e18 else { return value < 0 ? "−\(value.magnitude)" : "\(value)" }
    let digits = String(UInt64(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = grouped(padded.dropLast(places))
    let text = places == 0 ? whole : whole + "." + padded.suffix(places)
    return value < 0 && scaled > 0 ? "−" + text : text
  }

  /// Returns a whole number with commas between thousands: `40,000`.
  public static func whole(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude)[...])
  }

  /// Returns a share as a percentage: 0.2 gives `20.0%`.
  public static func percent(_ share: Double, places: Int = 1) -> String {
    share.isNaN ? "–" : fixed(share * 100, places: places) + "%"
  }

  /// Returns a p-value: three decimals, or `< 0.001`.
  public static func pValue(_ p: Double) -> String {
    p < 0.001 ? "< 0.001" : fixed(p, places: 3)
  }

  /// Returns an amount in a short form with three significant digits: `$1.60M`, `$45.0K`, `$794`.
  public static func money(_ amount: Double, currency: String) -> String {
    money(amount, currency: currency, digits: 3)
  }

  /// Returns revenue for one unit of budget: two decimals, and in the short form from a thousand on.
  public static func perUnit(_ amount: Double) -> String {
    amount.magnitude < 1000 ? fixed(amount, places: 2) : money(amount, currency: "")
  }

  /// Returns an amount with two digits, for cells that have room for five characters: `$1.6M`.
  public static func briefMoney(_ amount: Double, currency: String) -> String {
    money(amount, currency: currency, digits: 2)
  }

  private static func money(_ amount: Double, currency: String, digits: Int) -> String {
    guard !amount.isNaN else { return "–" }
    let size = amount.magnitude
    let sign = amount < 0 ? "−" : ""
    let units = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")]
    for (unit, letter) in units where size >= unit * 0.9995 {
      let scaled = size / unit
      let places =
        scaled >= 99.95 ? 0 : scaled >= (digits == 2 ? 9.95 : 9.995) ? digits - 2 : digits - 1
      return sign + currency + fixed(scaled, places: places) + letter
    }
    return sign + currency + fixed(size, places: 0)
  }

  private static func grouped(_ digits: Substring) -> String {
    var groups: [Substring] = []
    var rest = digits
    while rest.count > 3 {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    groups.append(rest)
    return groups.reversed().joined(separator: ",")
  }
}
