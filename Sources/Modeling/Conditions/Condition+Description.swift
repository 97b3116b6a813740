extension Condition: CustomStringConvertible {
  /// The condition as `ConditionParser` reads it back, with no more brackets than it needs.
  public var description: String {
    switch self {
    case .or(let left, let right):
      "\(left.description) or \(right.bracketed(from: .or))"
    case .and(let left, let right):
      "\(left.bracketed(from: .or)) and \(right.bracketed(from: .and))"
    case .not(.text(let name, let texts)) where texts.count == 1:
      "\(name) != \(Self.quoted(texts[0]))"
    case .not(.text(let name, let texts)):
      "\(name) not in \(Self.list(texts))"
    case .not(.known(let name)):
      "\(name) is unknown"
    case .not(let inner):
      "not \(inner.bracketed(from: .and))"
    case .number(let name, let comparison, let value):
      "\(name) \(comparison.rawValue) \(NumberRangeText.text(value))"
    case .age(let name, let unit, let comparison, let value):
      "\(unit.rawValue)(\(name)) \(comparison.rawValue) \(NumberRangeText.text(value))"
    case .known(let name):
      "\(name) is known"
    case .named(let name, _):
      name
    case .text(let name, let texts) where texts.count == 1:
      "\(name) = \(Self.quoted(texts[0]))"
    case .text(let name, let texts):
      "\(name) in \(Self.list(texts))"
    }
  }

  /// How loosely a condition binds.
  private enum Binding: Int {
    case tight, and, or
  }

  private var binding: Binding {
    switch self {
    case .or: .or
    case .and: .and
    case .not, .number, .age, .text, .known, .named: .tight
    }
  }

  /// Returns the text, in brackets when it binds as loosely as `limit` or more loosely.
  private func bracketed(from limit: Binding) -> String {
    binding.rawValue >= limit.rawValue ? "(\(description))" : description
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    guard !ConditionLexer.isWord(text) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
