/// Texts that must not be seen, and what is written in their place.
///
/// A text is found as whole words: what stands before its first and after its last letter or digit is neither. Names
/// are told apart by case, so that the company Target is not found in “on target”; domains and addresses are not. Of
/// texts that begin alike the longest is taken, and what was written in place of one is not searched again.
package struct SecretTexts: Sendable {
  /// The secrets by their first word in lower case, the longest first once `sort` was called.
  private var byFirstWord: [String: [Secret]] = [:]
  /// Those without a letter or digit, found wherever they stand.
  private var signs: [Secret] = []
  private var known: Set<[UInt8]> = []
  /// What is written in place of secrets, of two words or more.
  private var replacements: Set<[UInt8]> = []
  private var longestReplacement = 0

  /// Creates an empty collection.
  package init() {}

  private struct Secret {
    let bytes: [UInt8]
    let foldsCase: Bool
    let replacement: [UInt8]
  }

  /// Adds a text; one that is known already keeps its replacement.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - replacement: What is written in its place.
  ///   - foldsCase: Whether capitals do not matter, as in a domain.
  package mutating func add(_ text: String, as replacement: String, foldsCase: Bool = false) {
    let all = Array(text.utf8)
    let isWord = Self.words(in: all)
    let isWordless = !isWord.contains(true)
    // Signs around a name may be lost or escaped on the way; what is between them is what must not be seen.
    let bytes =
      isWordless
      ? all
      : Array(
        all[(isWord.firstIndex(of: true) ?? 0)...(isWord.lastIndex(of: true) ?? 0)])
    guard !bytes.isEmpty, known.insert(bytes).inserted else { return }
    let written = Array(replacement.utf8)
    if Self.words(in: written).contains(false) {
      replacements.insert(written)
      longestReplacement = max(longestReplacement, written.count)
    }
    let secret = Secret(
      bytes: foldsCase ? bytes.map(Self.lowercased) : bytes, foldsCase: foldsCase,
      replacement: Array(replacement.utf8))
    guard !isWordless else {
      if bytes.count > 1 { signs.append(secret) }
      return
    }
    let first = Self.firstWord(of: bytes, at: 0, Self.words(in: bytes))
    byFirstWord[first, default: []].append(secret)
  }

  /// Puts the longest first; to be called when all are added.
  package mutating func sort() {
    for key in byFirstWord.keys {
      byFirstWord[key]?.sort {
        ($0.bytes.count, $0.foldsCase ? 0 : 1) > ($1.bytes.count, $1.foldsCase ? 0 : 1)
      }
    }
    signs.sort { $0.bytes.count > $1.bytes.count }
  }

  /// Returns a text without secrets.
  ///
  /// - Complexity: O(length) unless many secrets begin with the same word.
  package func replaced(in text: String) -> String {
    let bytes = Array(text.utf8)
    let words = Self.words(in: bytes)
    var result: [UInt8] = []
    var (place, kept) = (0, 0)
    var isAfterWord = false
    while place < bytes.count {
      let isWord = words[place]
      if isWord, !isAfterWord, let length = replacementLength(at: place, of: bytes, words) {
        // A pseudonym that was written already, though somebody's true identifier may look like it.
        place += length
        isAfterWord = true
      } else if isWord, !isAfterWord, let secret = secret(at: place, of: bytes, words) {
        result += bytes[kept..<place] + secret.replacement
        place += secret.bytes.count
        kept = place
        isAfterWord = true
      } else {
        isAfterWord = isWord
        place += 1
      }
    }
    guard kept > 0 || !signs.isEmpty else { return text }
    var clean = String(decoding: result + bytes[kept...], as: UTF8.self)
    for secret in signs {
      clean = clean.replacing(
        String(decoding: secret.bytes, as: UTF8.self),
        with: String(decoding: secret.replacement, as: UTF8.self))
    }
    return clean
  }

  /// The length of a pseudonym that begins at a place, the longest of several.
  private func replacementLength(
    at place: Int, of bytes: [UInt8], _ isWord: [Bool]
  ) -> Int? {
    var end = min(bytes.count, place + longestReplacement)
    while end > place {
      if isWord[end - 1], end == bytes.count || !isWord[end],
        replacements.contains(Array(bytes[place..<end]))
      {
        return end - place
      }
      end -= 1
    }
    return nil
  }

  private func secret(at place: Int, of bytes: [UInt8], _ isWord: [Bool]) -> Secret? {
    byFirstWord[Self.firstWord(of: bytes, at: place, isWord)]?.first { secret in
      let end = place + secret.bytes.count
      guard end <= bytes.count, end == bytes.count || !isWord[end] else { return false }
      return secret.foldsCase
        ? bytes[place..<end].lazy.map(Self.lowercased).elementsEqual(secret.bytes)
        : bytes[place..<end].elementsEqual(secret.bytes)
    }
  }

  private static func firstWord(of bytes: [UInt8], at place: Int, _ isWord: [Bool]) -> String {
    let end = isWord[place...].firstIndex(of: false) ?? bytes.count
    return String(decoding: bytes[place..<end].map(lowercased), as: UTF8.self)
  }

  /// Returns which bytes are part of a word: of a letter, a digit, or a sign beyond ASCII that is no punctuation.
  ///
  /// Names stand in quotes, “Acme”, which belong to no word, as little as dashes, dots in the middle of a line and spaces that do
  /// not break: the blocks General Punctuation, the signs of Latin-1, and CJK Symbols and Punctuation.
  static func words(in bytes: [UInt8]) -> [Bool] {
    var isWord = bytes.map { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    for place in bytes.indices.dropLast() where bytes[place] >= 0xC2 {
      let next = bytes[place + 1]
      let length: Int
      switch bytes[place] {
      case 0xC2 where ![0xAA, 0xB5, 0xBA].contains(next): length = 2
      case 0xE2 where next == 0x80 || next == 0x81: length = 3
      case 0xE3 where next == 0x80: length = 3
      default: continue
      }
      for byte in place..<min(place + length, bytes.count) { isWord[byte] = false }
    }
    return isWord
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
