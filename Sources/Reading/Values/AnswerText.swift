/// Reads yes and no.
package enum AnswerText {
  /// Returns the answer, or nothing where the text is none.
  ///
  /// - Parameters:
  ///   - text: The cell: `Yes`, `No`, `TRUE`, `false`, `y`, `n`, `t`, `f`, without case.
  ///   - allowsDigits: Whether `1` and `0` are answers.
  /// - Returns: Yes or no.
  package static func answer(_ text: String, allowsDigits: Bool) -> Bool? {
    answer(Array(text.utf8).span, allowsDigits: allowsDigits)
  }

  /// Returns the answer, or nothing where the text is none.
  static func answer(_ text: Span<UInt8>, allowsDigits: Bool) -> Bool? {
    guard text.count > 0, text.count <= 5 else { return nil }
    if text.count == 1, text[0].isDigit {
      guard allowsDigits, text[0] <= 0x31 else { return nil }
      return text[0] == 0x31
    }
    switch MissingText.packed(text) {
    case yes, isTrue, y, t: return true
    case no, isFalse, n, f: return false
    default: return nil
    }
  }

  private static let (yes, isTrue) = (packed("yes"), packed("true"))
  private static let (y, t) = (packed("y"), packed("t"))
  private static let (no, isFalse) = (packed("no"), packed("false"))
  private static let (n, f) = (packed("n"), packed("f"))

  private static func packed(_ word: String) -> UInt64 {
    MissingText.packed(Array(word.utf8).span)
  }
}
