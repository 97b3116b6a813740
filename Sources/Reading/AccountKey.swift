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

  /// Appends the form of a name in which it is compared; that of an ASCII name without any string.
  package static func appendName(_ text: Span<UInt8>, to key: inout [UInt8]) {
    let start = key.count
    var (wordStart, wordCount, first) = (start, 0, 0)
    var isInWord = false
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x80 else {
        key.removeLast(key.count - start)
        let text = String(decoding: text.indices.map { text[$0] }, as: UTF8.self)
        key += name(text).utf8
        return
      }
      if byte.isLetter || byte.isDigit {
        if !isInWord {
          if wordCount == 1 { first = key.count }
          if wordCount > 0 { key.append(.space) }
          (wordStart, isInWord) = (key.count, true)
          wordCount += 1
        }
        key.append(byte.lowercased)
      } else if byte != 0x27, byte != 0x2E {
        isInWord = false
      }
    }
    let hasThe = wordCount > 1 && first - start == 3 && key[start...].starts(with: "the".utf8)
    if hasThe { wordCount -= 1 }
    while wordCount > 1, legalFormKeys.contains(key.span.extracting(wordStart..<key.count)) {
      key.removeLast(key.count - wordStart + 1)
      wordCount -= 1
      wordStart = (key[start...].lastIndex(of: .space) ?? start - 1) + 1
    }
    if hasThe { key.removeSubrange(start..<(start + 4)) }
  }

  private static let legalFormKeys = LevelTable(legalForms)

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
