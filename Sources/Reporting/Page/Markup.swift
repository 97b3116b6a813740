/// A piece of HTML; whatever text is put into one is escaped.
package struct Markup: ExpressibleByStringInterpolation, Sendable {
  package private(set) var text: String

  package init(stringLiteral value: String) {
    text = value
  }

  package init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Escapes a text.
  init(escaping text: String) {
    self.text = Self.escaped(text)
  }

  /// Joins pieces, one to a line.
  init(lines: [Markup]) {
    text = lines.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Nothing at all.
  package static let empty: Markup = ""

  /// What Swift builds an interpolated piece with: literals as they are, values escaped.
  package struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ value: String) { text += Markup.escaped(value) }
    package mutating func appendInterpolation(_ value: Int) { text += String(value) }
    package mutating func appendInterpolation(_ value: Markup) { text += value.text }
    package mutating func appendInterpolation(_ values: [Markup]) {
      text += Markup(lines: values).text
    }
    /// A coordinate with two decimals.
    package mutating func appendInterpolation(at value: Double) {
      text += PlainNumber.text(value, places: 2)
    }
  }

  private static func escaped(_ secret: String) -> String {
    let text = Redaction.text(secret)
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // Marks that turn the direction of all that follows, beyond the text that they are in.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
