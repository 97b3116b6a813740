/// Whether bytes are text in UTF-8.
enum TextCheck {
  /// Looks at every byte.
  ///
  /// - Parameters:
  ///   - bytes: A piece of a file that begins with a character.
  ///   - isWhole: Whether the piece ends with one; else a cut character at its end is left out.
  /// - Returns: Whether the bytes are well-formed and none is zero.
  static func isText(_ bytes: Span<UInt8>, isWhole: Bool) -> Bool {
    var count = bytes.count
    if !isWhole {
      while count > 0, bytes.count - count < 4, bytes[count - 1] >= 0x80 { count -= 1 }
    }
    let text = bytes.extracting(0..<count)
    return !hasZero(text) && (try? UTF8Span(validating: text)) != nil
  }

  /// Whether a byte is zero: whether the least one is.
  private static func hasZero(_ bytes: Span<UInt8>) -> Bool {
    var least: UInt8 = 0xFF
    for index in bytes.indices { least = min(least, bytes[index]) }
    return least == 0
  }
}
