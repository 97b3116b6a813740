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
    // Pieces without a character beyond ASCII, which most are, need no more than their extremes.
    var index = 0
    var foreign: Int?
    while index < count {
      let end = min(index &+ pieceSize, count)
      let (least, most) = extremes(bytes.extracting(index..<end))
      guard least > 0 else { return false }
      if most >= 0x80 {
        foreign = foreign ?? index
      } else if let start = foreign {
        guard isUTF8(bytes.extracting(start..<index)) else { return false }
        foreign = nil
      }
      index = end
    }
    return foreign.map { isUTF8(bytes.extracting($0..<count)) } ?? true
  }

  private static let pieceSize = 256

  private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes)) != nil
  }

  private static func extremes(_ bytes: Span<UInt8>) -> (least: UInt8, most: UInt8) {
    var (least, most): (UInt8, UInt8) = (0xFF, 0)
    for index in bytes.indices {
      least = min(least, bytes[index])
      most = max(most, bytes[index])
    }
    return (least, most)
  }
}
