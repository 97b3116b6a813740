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
