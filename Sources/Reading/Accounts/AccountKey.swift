/// Ids and names in the form in which they are compared.
package enum AccountKey {
  /// Returns the id, the check characters of an 18-character Salesforce id dropped.
  ///
  /// The last three characters say which of the first fifteen are capitals; only where they do is
  /// the text a Salesforce id, and equal to the one of fifteen characters.
  ///
  /// > Source: Salesforce developer documentation, "Field types", ID field type: five letters give
  /// > one character of A…Z0…5, the first letter the lowest bit.
  package static func id(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, bytes.allSatisfy({ $0.isDigit || $0.isLetter }) else { return text }
    let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
    for chunk in 0..<3 {
      var number = 0
      for bit in 0..<5 where (0x41...0x5A).contains(bytes[chunk * 5 + bit]) { number |= 1 << bit }
      guard characters[number] == bytes[15 + chunk] else { return text }
    }
    return String(text.prefix(15))
  }

  /// Returns how many of the first bytes of an id are compared: all, or the first 15.
  package static func idLength(_ bytes: Span<UInt8>) -> Int {
    guard bytes.count == 18 else { return bytes.count }
    for index in 0..<18 where !bytes[index].isDigit && !bytes[index].isLetter { return 18 }
    for chunk in 0..<3 {
      var number: UInt8 = 0
      for bit in 0..<5 where bytes[chunk * 5 + bit] &- 0x41 < 26 { number |= 1 << UInt8(bit) }
      let check = number < 26 ? 0x41 + number : 0x30 + number - 26
      guard check == bytes[15 + chunk] else { return 18 }
    }
    return 15
  }

  /// Names of more bytes are not written without a string.
  static let mostBytes = 256

  /// Writes the form of a name in which it is compared without making a string.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - key: Gets the form.
  /// - Returns: Where the form lies in `key`; nothing where the name is not ASCII or is too long.
  package static func writeName(_ text: Span<UInt8>, to key: inout [UInt8]) -> Range<Int>? {
    guard text.count < mostBytes, key.count >= mostBytes else { return nil }
    var span = key.mutableSpan
    var (end, wordStart, wordCount) = (0, 0, 0)
    var isInWord = 0
    var all: UInt8 = 0
    // Without branches, as where words end is not to be foreseen: what does not count is written over.
    for index in text.indices {
      let byte = text[index]
      all |= byte
      let isPart = byte.isLetter || byte.isDigit ? 1 : 0
      let begins = isPart & (isInWord ^ 1)
      span[end] = .space
      end &+= wordCount > 0 ? begins : 0
      wordStart = begins == 1 ? end : wordStart
      wordCount &+= begins
      span[end] = byte.lowercased
      end &+= isPart
      isInWord = byte == 0x27 || byte == 0x2E ? isInWord : isPart
    }
    guard all < 0x80 else { return nil }
    let hasThe =
      wordCount > 1 && span[0] == 0x74 && span[1] == 0x68 && span[2] == 0x65 && span[3] == .space
    if hasThe { wordCount -= 1 }
    while wordCount > 1, legalFormKeys.contains(span.span.extracting(wordStart..<end)) {
      end = wordStart - 1
      wordCount -= 1
      wordStart = end
      while wordStart > 0, span[wordStart - 1] != .space { wordStart -= 1 }
    }
    return (hasThe ? 4 : 0)..<end
  }

  private static let legalFormKeys = KeywordSet(legalForms)

  /// Returns the name without case, punctuation, a leading “the” and the legal form at its end.
  package static func name(_ text: String) -> String {
    var words = words(text)
    if words.count > 1, words.first == "the" { words.removeFirst() }
    while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static func words(_ text: String) -> [String] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.replacing("'", with: "").replacing("’", with: "").replacing(".", with: "")
        .split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }
    // The same byte by byte, as most names are ASCII and there may be millions.
    let kept = text.utf8.filter { $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: ".") }
    return kept.split { !$0.isLetter && !$0.isDigit }
      .map { String(decoding: $0.map(\.lowercased), as: UTF8.self) }
  }

  private static let legalForms: Set<String> = [
    "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co",
    "company", "plc", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "se", "sa", "sas", "sarl",
    "srl", "spa", "bv", "nv", "ab", "as", "asa", "oy", "oyj", "aps", "kk", "pty", "pte", "pvt",
    "private", "sro", "zoo", "doo", "kft", "ltda", "cv",
  ]
}
