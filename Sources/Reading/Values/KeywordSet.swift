/// A fixed set of words, most other texts being told apart by their length or first byte.
struct KeywordSet: Sendable {
  private let table: LevelTable
  private let longest: Int
  /// Whether a word begins with the byte.
  private let beginnings: [Bool]

  /// Creates a set of words, none of them empty.
  init(_ words: some Collection<String>) {
    table = LevelTable(words)
    longest = words.map(\.utf8.count).max() ?? 0
    var beginnings = [Bool](repeating: false, count: 256)
    for word in words {
      if let first = word.utf8.first { beginnings[Int(first)] = true }
    }
    self.beginnings = beginnings
  }

  /// Returns whether the text is one of the words.
  @inline(__always)
  func contains(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text.count <= longest, beginnings[Int(text[0])] else { return false }
    return table.contains(text)
  }
}
