import Reading

/// Reads conditions such as `score > 75 and (fit >= 35 or industry in [Software, "Health care"])`.
///
/// `not` binds tighter than `and`, and `and` tighter than `or`; parentheses decide otherwise.
/// A comparison is a name, a sign and a number, or a name, `=`, `!=` or `in`, and a word or a text in
/// quotes; `is known` and `is unknown` ask whether there is a value. `months_since(NAME)` and its like
/// compare an age. A name that the model defines stands for its condition. Words are compared without
/// regard to case by whoever applies the condition.
///
/// > Source: recursive descent over the grammar
/// > or: and {"or" and}; and: not {"and" not}; not: "not" not | "(" or ")" | comparison.
public struct ConditionParser {
  private let tokens: [ConditionLexer.Token]
  private let definitions: [String: Condition]
  private let mayBeOtherwise: Bool
  private var index = 0
  private var depth = 0

  /// A condition deeper than this is no condition that a person wrote.
  private static let deepest = 64

  /// Returns the condition that a text writes.
  ///
  /// - Parameters:
  ///   - text: The condition.
  ///   - place: Where the text begins; errors count their column from there, where it is known.
  ///   - definitions: The conditions that have a name.
  ///   - mayBeOtherwise: Whether a word by itself may have been meant to be `otherwise`.
  /// - Returns: The condition.
  /// - Throws: `ModelingError.conditionWrong`.
  public static func condition(
    _ text: String, at place: ModelPlace, definitions: [String: Condition] = [:],
    mayBeOtherwise: Bool = false
  ) throws(ModelingError) -> Condition {
    do throws(ConditionLexer.Problem) {
      var parser = ConditionParser(
        tokens: try ConditionLexer.tokens(text), definitions: definitions,
        mayBeOtherwise: mayBeOtherwise)
      let condition = try parser.alternatives()
      guard parser.token.kind == .end else { throw parser.leftOver() }
      return condition
    } catch {
      let column = place.column > 0 ? place.column + error.token.offset : 0
      throw .conditionWrong(
        ModelPlace(file: place.file, line: place.line, column: column), value: error.token.text,
        wayOut: error.wayOut)
    }
  }

  private init(
    tokens: [ConditionLexer.Token], definitions: [String: Condition], mayBeOtherwise: Bool
  ) {
    self.tokens = tokens
    self.definitions = definitions
    self.mayBeOtherwise = mayBeOtherwise
  }

  private var token: ConditionLexer.Token { tokens[min(index, tokens.count - 1)] }

  private func isKeyword(_ keyword: String, at offset: Int = 0) -> Bool {
    guard index + offset < tokens.count, case .word(let word) = tokens[index + offset].kind else {
      return false
    }
    return word.lowercased() == keyword
  }

  private mutating func alternatives() throws(ConditionLexer.Problem) -> Condition {
    var condition = try conjunction()
    while isKeyword("or") {
      index += 1
      condition = .or(condition, try conjunction())
    }
    return condition
  }

  private mutating func conjunction() throws(ConditionLexer.Problem) -> Condition {
    var condition = try negation()
    while isKeyword("and") {
      index += 1
      condition = .and(condition, try negation())
    }
    return condition
  }

  private mutating func negation() throws(ConditionLexer.Problem) -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw .init(token: token, wayOut: "use fewer brackets within brackets")
    }
    if isKeyword("not") {
      index += 1
      return .not(try negation())
    }
    guard token.kind == .bracket("(") else { return try comparison() }
    index += 1
    let condition = try alternatives()
    guard token.kind == .bracket(")") else {
      throw .init(token: token, wayOut: "close the bracket with )")
    }
    index += 1
    return condition
  }

  private mutating func comparison() throws(ConditionLexer.Problem) -> Condition {
    guard case .word(let name) = token.kind, !ConditionLexer.keywords.contains(name.lowercased())
    else {
      throw .init(token: token, wayOut: "write a name first, as in score > 75")
    }
    index += 1
    if token.kind == .bracket("(") { return try age(name) }
    if isKeyword("is") { return try known(name) }
    if let condition = definitions[name], endsComparison { return .named(name, condition) }
    if isKeyword("in") {
      index += 1
      return .text(name: name, isAnyOf: try list())
    }
    if isKeyword("not"), isKeyword("in", at: 1) {
      index += 2
      return .not(.text(name: name, isAnyOf: try list()))
    }
    guard case .comparison(let comparison) = token.kind else {
      // A word by itself is a name that the model gives a condition, or a tier's otherwise.
      let isAlone = mayBeOtherwise && tokens.count == 2 && token.kind == .end
      let known = definitions.keys.sorted() + (isAlone ? ["otherwise"] : [])
      if endsComparison, let nearest = nearestName(to: name, among: known) {
        throw .init(token: tokens[index - 1], wayOut: "did you mean “\(nearest)”?")
      }
      throw .init(
        token: token,
        wayOut: "say what \(name) is compared with, as in \(name) > 0 or \(name) = yes")
    }
    index += 1
    if case .number(let value) = token.kind {
      index += 1
      return .number(name: name, comparison, value)
    }
    return try textComparison(name, comparison)
  }

  /// Reads the rest of `months_since(NAME) <= 6`, from the bracket on.
  private mutating func age(_ function: String) throws(ConditionLexer.Problem) -> Condition {
    let place = tokens[index - 1]
    guard let unit = Condition.AgeUnit(rawValue: function.lowercased()) else {
      let units = Condition.AgeUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw .init(token: place, wayOut: "the functions are \(units)")
    }
    index += 1
    guard case .word(let name) = token.kind else {
      throw .init(
        token: token, wayOut: "name a field of dates or signals, as in \(function)(last_engagement)"
      )
    }
    index += 1
    guard token.kind == .bracket(")") else {
      throw .init(token: token, wayOut: "close the bracket with )")
    }
    index += 1
    let example = "compare it with a number, as in \(function)(\(name)) <= 6"
    guard case .comparison(let comparison) = token.kind else {
      throw .init(token: token, wayOut: example)
    }
    index += 1
    guard case .number(let value) = token.kind else { throw .init(token: token, wayOut: example) }
    guard value >= 0, value == value.rounded() || unit == .days else {
      throw .init(token: token, wayOut: "write a whole number from 0")
    }
    index += 1
    return .age(of: name, in: unit, comparison, value)
  }

  /// Reads the rest of `NAME is known` or `NAME is unknown`.
  private mutating func known(_ name: String) throws(ConditionLexer.Problem) -> Condition {
    index += 1
    let isKnown = isKeyword("known")
    guard isKnown || isKeyword("unknown") else {
      throw .init(token: token, wayOut: "write is known, is unknown, or = and a value")
    }
    index += 1
    return isKnown ? .known(name: name) : .not(.known(name: name))
  }

  /// Whether nothing is compared with the name that was just read.
  private var endsComparison: Bool {
    token.kind == .end || token.kind == .bracket(")") || isKeyword("and") || isKeyword("or")
  }

  private mutating func textComparison(
    _ name: String, _ comparison: Condition.Comparison
  ) throws(ConditionLexer.Problem) -> Condition {
    let sign = tokens[index - 1]
    let text = try value(wayOut: "write a number or a word after \(sign.text)")
    switch comparison {
    case .equal: return .text(name: name, isAnyOf: [text])
    case .notEqual: return .not(.text(name: name, isAnyOf: [text]))
    default:
      throw .init(
        token: tokens[index - 1], wayOut: "write a number after \(sign.text), or use = for words")
    }
  }

  private mutating func list() throws(ConditionLexer.Problem) -> [String] {
    guard token.kind == .bracket("[") else {
      throw .init(token: token, wayOut: "write a list after in, as in [Software, Finance]")
    }
    var texts: [String] = []
    repeat {
      index += 1
      texts.append(try value(wayOut: "write a word or a text in quotes"))
    } while token.kind == .bracket(",")
    guard token.kind == .bracket("]") else {
      throw .init(
        token: token, wayOut: "close the list with ], and quote texts of more than one word")
    }
    index += 1
    return texts
  }

  private mutating func value(wayOut: String) throws(ConditionLexer.Problem) -> String {
    defer { index += 1 }
    switch token.kind {
    case .text(let text): return text
    case .number: return token.text
    case .word(let word) where !ConditionLexer.keywords.contains(word.lowercased()): return word
    default: throw .init(token: token, wayOut: wayOut)
    }
  }

  /// Says what to do about what follows a whole condition.
  private func leftOver() -> ConditionLexer.Problem {
    switch token.kind {
    case .bracket(")"): .init(token: token, wayOut: "remove this bracket or open one before it")
    case .comparison:
      .init(token: token, wayOut: "compare once, and join two comparisons with and")
    default:
      .init(
        token: token,
        wayOut: "join conditions with and or or, and put texts of more than one word in quotes")
    }
  }
}
