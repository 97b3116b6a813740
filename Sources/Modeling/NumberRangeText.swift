/// Numbers and ranges of numbers as model files write them: `51..1000`, `1001+`, `..50`, `10M..50M`.
package enum NumberRangeText {
  /// Returns the number that a text such as `75`, `-2.5`, `10k`, `3M` or `1B` writes.
  package static func number(_ text: String) -> Double? {
    var digits = text[...]
    var factor = 1.0
    if let unit = digits.last, let scale = factors.first(where: { $0.unit == unit })?.factor {
      factor = scale
      digits = digits.dropLast()
    }
    // `Double` would also read `nan`, `inf` and hexadecimal digits.
    guard let first = digits.first, let last = digits.last, last.isASCII, last.isNumber,
      first.isASCII, first.isNumber || first == "-" || first == "+" || first == ".",
      digits.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
      let value = Double(digits), (value * factor).isFinite
    else { return nil }
    return value * factor
  }

  /// Returns the closed range that a text writes; open ends are infinite, one number is a point.
  package static func range(_ text: String) -> ClosedRange<Double>? {
    if text.hasSuffix("+") {
      return number(String(text.dropLast())).map { $0...Double.infinity }
    }
    guard let dots = text.firstRange(of: "..") else { return number(text).map { $0...$0 } }
    let lowerText = String(text[..<dots.lowerBound]).trimmed
    let upperText = String(text[dots.upperBound...]).trimmed
    guard !(lowerText.isEmpty && upperText.isEmpty) else { return nil }
    let lower = lowerText.isEmpty ? -Double.infinity : number(lowerText)
    let upper = upperText.isEmpty ? Double.infinity : number(upperText)
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }

  /// Returns a number without needless decimals: 75 gives `75`, 2.5 gives `2.5`.
  package static func text(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// Returns a range in the form that `range(_:)` reads back.
  package static func text(_ range: ClosedRange<Double>) -> String {
    if range.upperBound == .infinity { return text(range.lowerBound) + "+" }
    if range.lowerBound == -.infinity { return ".." + text(range.upperBound) }
    return text(range.lowerBound) + ".." + text(range.upperBound)
  }

  private static let factors: [(unit: Character, factor: Double)] = [
    ("k", 1e3), ("K", 1e3), ("M", 1e6), ("B", 1e9),
  ]
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
