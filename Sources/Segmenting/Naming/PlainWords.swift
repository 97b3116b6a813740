/// Fields, levels and events in the words in which one says them.
enum PlainWords {
  /// Returns a field without underscores, prefixes of the file's maker and `signals.`.
  static func field(_ field: String) -> String {
    var name = field[...]
    for prefix in ["signals.", "is_", "has_"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    if name == "sub_industry" { return "sub-industry" }
    return name.split(separator: "_").map { acronyms[String($0)] ?? String($0) }
      .joined(separator: " ")
  }

  /// Returns what happened within some days: "funded in 90 days", "pricing visit in 90 days".
  static func event(_ field: String, days: Int) -> String {
    "\(happening(field)) in \(days) days"
  }

  /// Returns what happened on a date or with a signal: "funded", "pricing visit".
  static func happening(_ field: String) -> String {
    let words = self.field(field)
    if let known = events[words] { return known }
    var parts = words.split(separator: " ").filter { $0 != "date" && $0 != "at" && $0 != "on" }
    // Of a date of the last such event, that it was the last goes without saying.
    if parts.count > 1, let first = parts.first, ["last", "latest", "recent"].contains(first) {
      parts.removeFirst()
    }
    let rest = parts.joined(separator: " ")
    return events[rest] ?? (rest.isEmpty ? words : rest)
  }

  /// Returns a level in words; one that means nothing by itself goes with its field: "public ownership", "stage 3".
  static func level(_ level: String, field: String) -> String {
    let words = self.field(field)
    let lower = level.lowercased()
    if lower == "yes" || lower == "true" { return answers[words] ?? words }
    guard isBare(level, field: field) else { return level.replacing("_", with: " ") }
    if isUnknown(level) || lower == words || level.contains(where: \.isNumber) || level.count <= 2 {
      return "\(words) \(level)"
    }
    return "\(lower) \(words)"
  }

  /// Returns what yes to a field says in a name, "with partner program"; nothing for other levels.
  static func answer(_ level: String, field: String) -> String? {
    guard ["yes", "true"].contains(level.lowercased()) else { return nil }
    let words = self.field(field)
    return answers[words] ?? "with \(words)"
  }

  /// Returns a level as it stands after a comma: small unless it may be somebody's name.
  static func aside(_ text: String, field: String) -> String {
    let words = self.field(field).split(separator: " ")
    if let last = words.last, last == "of" { return "\(self.field(field)) \(text)" }
    return words.contains { describing.contains(String($0)) } ? lowercased(text) : text
  }

  /// Returns the plural of a noun: "country" gives "countries".
  static func plural(_ noun: String) -> String {
    noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
  }

  /// Words of fields whose levels are common nouns.
  private static let describing: Set<String> = [
    "stage", "challenge", "pain", "policy", "lifecycle", "trigger", "type", "model", "segment",
    "maturity", "priority", "status", "source", "motion",
  ]

  /// Returns whether a level says nothing without its field.
  static func isBare(_ level: String, field: String) -> Bool {
    if Places.isPlace(field) { return isUnknown(level) || isOther(level) }
    // "IT" and "HR" say something, "B" and "a1" do not.
    let isCode = level.count == 1 || (level.count == 2 && !level.allSatisfy(\.isUppercase))
    return isCode || Double(level) != nil || isUnknown(level) || isOther(level)
      || bareLevels.contains(level.lowercased())
  }

  /// Returns whether a level says that nothing is known.
  static func isUnknown(_ level: String) -> Bool {
    ["unknown", "n/a", "none", "not available", "not known", "undefined", "-", "?"]
      .contains(level.lowercased())
  }

  /// Returns whether a level is what is left beside the others.
  static func isOther(_ level: String) -> Bool {
    ["other", "others", "misc", "miscellaneous"].contains(level.lowercased())
  }

  /// Returns texts as a list: "A", "A and B", "A, B and C".
  static func list(_ texts: [String], _ conjunction: String) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// Lower-cases the words that bear a capital for show only: acronyms and names of peoples keep theirs.
  static func lowercased(_ text: String) -> String {
    var result = ""
    var word = ""
    func small(_ word: String) -> String {
      let isPlain = word.dropFirst().allSatisfy { !$0.isUppercase && !$0.isNumber }
      let isAcronym = word.count == 1 && word != "A"
      return isPlain && !isAcronym && !Places.areAdjectives.contains(word)
        ? word.lowercased() : word
    }
    for letter in text {
      if letter.isLetter || letter.isNumber || letter == "'" || letter == "." {
        word.append(letter)
      } else {
        result += small(word) + String(letter)
        word = ""
      }
    }
    return result + small(word)
  }

  /// Upper-cases the first letter unless the first word has a spelling of its own, such as "iOS".
  static func capitalized(_ text: String) -> String {
    guard let first = text.first, let word = text.split(separator: " ").first,
      !word.contains(where: \.isUppercase)
    else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// What triggers and dates are when one says them.
  private static let events = [
    "funding": "funded", "merger": "merged", "leadership change": "new leadership",
    "new office": "new office", "hiring": "hiring", "acquisition": "acquired",
    "engagement": "engaged", "meaningful engagement": "engaged", "raised": "funded",
    "job change": "job change", "reply": "replied",
  ]

  /// Answers that read better otherwise.
  private static let answers = [
    "existing customer": "existing customers", "customer": "customers", "public": "publicly owned",
  ]

  private static let acronyms = [
    "crm": "CRM", "erp": "ERP", "url": "URL", "arr": "ARR", "hq": "HQ", "b2b": "B2B", "it": "IT",
    "id": "ID", "cms": "CMS",
  ]

  private static let bareLevels: Set<String> = [
    "yes", "no", "true", "false", "low", "mid", "medium", "high", "small", "big", "large", "tiny",
    "enterprise", "new", "current", "old", "past", "normal", "neutral", "positive", "negative",
    "active", "inactive", "open", "closed", "public", "private", "important", "unimportant",
    "very important", "average important", "clear", "good", "bad", "strong", "weak", "average",
    "growth", "stable", "decline", "first", "second", "third", "early", "late", "hot", "warm",
    "cold", "very low", "very high", "internal", "external",
  ]
}
