/// Places as they stand before a noun: "US logistics", "German retail", "Texas banking".
enum Places {
  /// Fields that say where an account is, the widest first.
  static let fields = [
    "country", "region", "state", "city", "headquarters", "location", "territory", "continent",
  ]

  /// Returns whether a field says where an account is.
  static func isPlace(_ field: String) -> Bool {
    fields.contains(field)
      || field.split(separator: "_").contains { fields.contains(String($0)) }
  }

  /// Returns a place as it goes before a noun.
  static func before(_ place: String) -> String {
    short[place] ?? adjectives[place] ?? titled(place)
  }

  /// Returns whether a place can stand before "accounts" too: "US accounts", but not "Texas accounts".
  static func isAdjective(_ place: String) -> Bool {
    short[place] != nil || adjectives[place] != nil || isEverywhere(place)
  }

  /// Returns a place with its preposition: "in Texas", "in the US", "worldwide".
  static func inside(_ place: String) -> String {
    if isEverywhere(place) { return place.lowercased() }
    if let short = short[place] { return "in the \(short)" }
    let text = titled(place)
    return text == "Americas" || text == "Netherlands" ? "in the \(text)" : "in \(text)"
  }

  private static func isEverywhere(_ place: String) -> Bool {
    ["worldwide", "global"].contains(place.lowercased())
  }

  /// Returns a place written small, "asia-pacific", with capitals; any other as it is.
  private static func titled(_ place: String) -> String {
    guard !place.contains(where: \.isUppercase), !isEverywhere(place) else {
      return place
    }
    var text = ""
    var isStart = true
    for letter in place.replacing("_", with: " ") {
      text += isStart ? letter.uppercased() : String(letter)
      isStart = !letter.isLetter
    }
    return text
  }

  /// Names of peoples, which keep their capital within a text.
  static let areAdjectives = Set(adjectives.values).union(["Internet", "European", "American"])

  private static let short = [
    "United States": "US", "United States of America": "US", "USA": "US", "U.S.": "US",
    "United Kingdom": "UK", "Great Britain": "UK", "United Arab Emirates": "UAE",
  ]

  private static let adjectives = [
    "Australia": "Australian", "Austria": "Austrian", "Belgium": "Belgian", "Brazil": "Brazilian",
    "Canada": "Canadian", "China": "Chinese", "Denmark": "Danish", "Finland": "Finnish",
    "France": "French", "Germany": "German", "Greece": "Greek", "India": "Indian",
    "Ireland": "Irish", "Israel": "Israeli", "Italy": "Italian", "Japan": "Japanese",
    "Korea": "Korean", "South Korea": "South Korean", "Mexico": "Mexican",
    "Netherlands": "Dutch", "Norway": "Norwegian", "Poland": "Polish", "Portugal": "Portuguese",
    "Romania": "Romanian", "Spain": "Spanish", "Sweden": "Swedish", "Switzerland": "Swiss",
    "Turkey": "Turkish", "europe": "European", "Europe": "European",
  ]
}
