/// Writes texts into YAML so that they come back as they are.
package enum YAMLText {
  /// Returns the text, in double quotes unless it needs none, within braces or outside.
  package static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Returns the text in double quotes.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for letter in text.unicodeScalars {
      switch letter {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where needsEscape(letter):
        let digits = String(letter.value, radix: 16)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: quoted.unicodeScalars.append(letter)
      }
    }
    return quoted + "\""
  }

  /// Returns the text as one line of a comment.
  package static func comment(_ text: String) -> String {
    String(
      text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { character in
        !character.unicodeScalars.contains(where: needsEscape)
      })
  }

  /// Letters first, then letters, digits and harmless signs; no word that YAML takes for a value.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      text.unicodeScalars.last != " ", !reserved.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { letter in
      letter.properties.isAlphabetic || ("0"..."9").contains(letter)
        || " _-./&+()$%".unicodeScalars.contains(letter)
    }
  }

  private static func needsEscape(_ letter: Unicode.Scalar) -> Bool {
    switch letter.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format, .unassigned, .privateUse,
      .surrogate:
      true
    default: letter.value > 0xFFFF
    }
  }

  private static let reserved: Set<String> = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null",
  ]
}
