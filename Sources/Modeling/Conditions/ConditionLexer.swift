/// Cuts the text of a condition into words, numbers, texts, signs and brackets.
struct ConditionLexer {
  /// One piece of a condition.
  struct Token: Equatable {
    /// What it is.
    var kind: Kind
    /// How it is written.
    var text: String
    /// Where it begins, in characters from 0.
    var offset: Int
  }

  /// What a piece is.
  enum Kind: Equatable {
    case word(String)
    case number(Double)
    case text(String)
    case comparison(Condition.Comparison)
    case bracket(Character)
    case end
  }

  /// Why a text cannot be cut.
  struct Problem: Error, Equatable {
    var token: Token
    var wayOut: String
  }

  private let characters: [Character]
  private var index = 0

  /// Returns the pieces of a text, the last of which is its end.
  static func tokens(_ text: String) throws(Problem) -> [Token] {
    var lexer = ConditionLexer(text)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, text: "its end", offset: lexer.characters.count))
    return tokens
  }

  /// Whether a text is one word, so that it needs no quotes.
  static func isWord(_ text: String) -> Bool {
    guard !text.isEmpty, text.allSatisfy(isWordCharacter) else { return false }
    return NumberRangeText.number(text) == nil && !keywords.contains(text.lowercased())
  }

  /// The words that a condition is made with.
  static let keywords = ["and", "or", "not", "in", "otherwise"]

  private init(_ text: String) {
    characters = Array(text)
  }

  private mutating func next() throws(Problem) -> Token? {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    guard index < characters.count else { return nil }
    let start = index
    let first = characters[start]
    if "()[],".contains(first) {
      index += 1
      return token(.bracket(first), from: start)
    }
    if first == "\"" || first == "'" || first == "“" { return try quoted() }
    if let comparison = comparison() { return token(.comparison(comparison), from: start) }
    while index < characters.count, Self.isWordCharacter(characters[index]) { index += 1 }
    guard index > start else {
      index += 1
      throw Problem(
        token: token(.end, from: start),
        wayOut: "write a name, a sign such as >=, and a number or a word")
    }
    let word = String(characters[start..<index])
    if let number = NumberRangeText.number(word) { return token(.number(number), from: start) }
    return token(.word(word), from: start)
  }

  private func token(_ kind: Kind, from start: Int) -> Token {
    Token(kind: kind, text: String(characters[start..<index]), offset: start)
  }

  /// Reads a text in quotes; the quote itself is written twice.
  private mutating func quoted() throws(Problem) -> Token {
    let start = index
    let closing: Character = characters[start] == "“" ? "”" : characters[start]
    var content = ""
    index += 1
    while index < characters.count {
      if characters[index] == closing {
        index += 1
        guard index < characters.count, characters[index] == closing else {
          return token(.text(content), from: start)
        }
      }
      content.append(characters[index])
      index += 1
    }
    throw Problem(token: token(.end, from: start), wayOut: "close the quote that opens here")
  }

  private mutating func comparison() -> Condition.Comparison? {
    for (sign, comparison) in Self.signs where characters[index...].starts(with: sign) {
      index += sign.count
      return comparison
    }
    return nil
  }

  /// Longer signs first, so that `<=` is not read as `<`.
  private static let signs: [(sign: String, comparison: Condition.Comparison)] = [
    ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("==", .equal), ("!=", .notEqual),
    ("<>", .notEqual), ("≤", .lessOrEqual), ("≥", .greaterOrEqual), ("≠", .notEqual),
    ("<", .less), (">", .greater), ("=", .equal),
  ]

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.-+&/%$#@:".contains(character)
  }
}
