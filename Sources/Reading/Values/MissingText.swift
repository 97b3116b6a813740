/// The ways in which exports say that there is no value.
enum MissingText {
  /// Returns whether the text stands for no value: empty, `NA`, `N/A`, `#N/A`, `null`, `-`, a space that does not
  /// break, and so on.
  ///
  /// `unknown` and `none` are answers, not missing values; `none` counts as missing where numbers,
  /// dates or yes/no are expected (`containsNone`).
  static func contains(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    guard text.count <= 8, beginsLikeOne(text[0]) else { return false }
    return words.contains(packed(text))
  }

  /// Returns whether the text is `none`.
  static func containsNone(_ text: Span<UInt8>) -> Bool {
    text.count == 4 && packed(text) == none
  }

  /// Returns whether the text is `NA`, which is a value in a column of sales regions.
  static func isNorthAmerica(_ text: Span<UInt8>) -> Bool {
    text.count == 2 && text[0] == 0x4E && text[1] == 0x41
  }

  private static let words = Set(
    [
      "-", ".", "na", "--", "\\n", "n/a", "nan", "nil", "–", "—", "---", "null", "#n/a", "n.a.",
      "#ref!", "#num!", "<na>", "(null)", "<null>", "#name?", "(blank)", "#value!", "#div/0!",
      "(empty)", "\u{A0}", "\u{A0}\u{A0}",
    ].map { packed(Array($0.utf8).span) })

  private static let none = packed(Array("none".utf8).span)

  /// Spares most cells the look-up.
  private static func beginsLikeOne(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x6E, 0x4E, 0x2D, 0x2E, 0x23, 0x28, 0x3C, 0x5C, 0xC2, 0xE2: true
    default: false
    }
  }

  /// Returns up to eight bytes, in lower case, as one number.
  static func packed(_ text: Span<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for index in text.indices { packed = packed << 8 | UInt64(text[index].lowercased) }
    return packed
  }
}
