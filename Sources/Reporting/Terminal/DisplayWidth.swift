/// How many columns of a terminal a text takes.
package enum DisplayWidth {
  /// Returns the columns: none for combining marks, two for wide East Asian characters and emoji.
  package static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  /// Returns the text if it fits, else its beginning and an ellipsis.
  package static func fitted(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    var (kept, used) = ("", 0)
    for character in text {
      guard used + width(character) <= columns - 1 else { break }
      kept.append(character)
      used += width(character)
    }
    return kept + "…"
  }

  /// Returns the beginning that fits, at least a character, and the rest.
  package static func split(_ text: String, at columns: Int) -> (head: String, tail: String) {
    var (end, used) = (text.startIndex, 0)
    while end < text.endIndex, used + width(text[end]) <= columns {
      used += width(text[end])
      end = text.index(after: end)
    }
    if end == text.startIndex, end < text.endIndex { end = text.index(after: end) }
    return (String(text[..<end]), String(text[end...]))
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation }) { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}
