/// Text that cannot act on a terminal.
package enum PrintableText {
  /// Returns the text with a space for every break and � for whatever else a terminal would obey: names are data.
  package static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isActive) else { return text }
    var printable = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": printable += " "
      case _ where isActive(scalar): printable += "\u{FFFD}"
      default: printable.unicodeScalars.append(scalar)
      }
    }
    return printable
  }

  /// Controls, and the marks that turn the direction of what follows.
  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
