/// Headers in one form, whatever program wrote them.
package enum HeaderText {
  /// Returns the header in snake case: `NumberOfEmployees`, `Number of Employees` and
  /// `number-of-employees` are all `number_of_employees`.
  ///
  /// Letters of any alphabet stay; everything else becomes one underscore; a capital after a small
  /// letter, and the last of several capitals before a small one, begins a word (but for the plural s of “IDs”). The mark of a
  /// custom field (`__c`) and the prefix `property_` are dropped.
  package static func key(_ header: String) -> String {
    var text = Substring(header)
    if text.hasSuffix("__c") { text = text.dropLast(3) }
    let letters = Array(text.unicodeScalars)
    var key = ""
    for (index, letter) in letters.enumerated() where letter != "\u{FEFF}" {
      guard letter.properties.isAlphabetic || letter.properties.numericType != nil else {
        if !key.isEmpty, !key.hasSuffix("_") { key.append("_") }
        continue
      }
      if index > 0, letter.properties.isUppercase, !key.isEmpty, !key.hasSuffix("_") {
        let isAfterSmall = letters[index - 1].properties.isLowercase
        let isBeforeSmall =
          index + 1 < letters.count && letters[index + 1].properties.isLowercase
          && letters[index - 1].properties.isUppercase
        if isAfterSmall || (isBeforeSmall && !isPlural(letters, from: index)) { key.append("_") }
      }
      key += letter.properties.lowercaseMapping
    }
    while key.hasSuffix("_") { key.removeLast() }
    if key.hasPrefix("property_"), key.count > 9 { key.removeFirst(9) }
    return key
  }

  /// Whether the capital at an index and an s end a word, as in “IDs”: no word begins there.
  private static func isPlural(_ letters: [Unicode.Scalar], from index: Int) -> Bool {
    guard letters[index + 1] == "s" else { return false }
    return index + 2 == letters.count || !letters[index + 2].properties.isAlphabetic
  }

  /// Returns a text with letters and digits only, in lower case, for comparing stages.
  package static func folded(_ text: String) -> String {
    var folded = ""
    for letter in text.unicodeScalars
    where letter.properties.isAlphabetic || letter.properties.numericType != nil {
      folded += letter.properties.lowercaseMapping
    }
    return folded
  }
}
