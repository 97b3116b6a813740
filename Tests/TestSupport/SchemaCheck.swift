/// A value of a YAML or JSON text, as editors see it.
public indirect enum PlainTree: Equatable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case null
  case list([PlainTree])
  case mapping([Entry])

  /// A key and its value.
  public struct Entry: Equatable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: PlainTree

    /// Creates an entry.
    public init(_ key: String, _ value: PlainTree) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key of a mapping, or nothing.
  public subscript(key: String) -> PlainTree? {
    entries.first { $0.key == key }?.value
  }

  /// The entries of a mapping; none of anything else.
  public var entries: [Entry] {
    if case .mapping(let entries) = self { entries } else { [] }
  }

  /// The items of a list; none of anything else.
  public var items: [PlainTree] {
    if case .list(let items) = self { items } else { [] }
  }

  /// The text, or nothing.
  public var string: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// Checks values by a JSON Schema, as far as schemas of this project use it; other keywords are refused.
///
/// > Source: Wright, Andrews, Hutton, Dennis, "JSON Schema", draft 2020-12, 2022.
public struct SchemaCheck {
  private let root: PlainTree

  /// Creates a check by a schema.
  public init(_ schema: PlainTree) {
    root = schema
  }

  /// Returns what is wrong with a value, each with its path; nothing where the schema takes it.
  public func problems(of value: PlainTree) -> [String] {
    problems(value, root, "")
  }

  private static let annotations: Set<String> = [
    "$schema", "title", "description", "$defs", "additionalProperties",
  ]

  private func problems(_ value: PlainTree, _ schema: PlainTree, _ path: String) -> [String] {
    if case .flag(let isAllowed) = schema { return isAllowed ? [] : ["\(path) is not allowed"] }
    return schema.entries.flatMap { entry in
      problems(value, entry.key, entry.value, schema, path)
    } + unknownKeys(value, schema, path)
  }

  private func problems(
    _ value: PlainTree, _ keyword: String, _ rule: PlainTree, _ schema: PlainTree, _ path: String
  ) -> [String] {
    func say(_ isGood: Bool) -> [String] { isGood ? [] : ["\(path): \(value) against \(keyword)"] }
    func matching(_ schemas: [PlainTree]) -> Int {
      schemas.count { problems(value, $0, path).isEmpty }
    }
    switch keyword {
    case "$ref": return problems(value, definition(rule), path)
    case "type":
      let types = rule.items.isEmpty ? [rule] : rule.items
      return say(types.contains { isOf(value, $0.string ?? "") })
    case "enum": return say(rule.items.contains(value))
    case "pattern": return say(value.string.map { matches($0, rule) } ?? true)
    case "anyOf": return say(matching(rule.items) > 0)
    case "oneOf": return say(matching(rule.items) == 1)
    case "required":
      guard case .mapping = value else { return [] }
      return say(rule.items.allSatisfy { value[$0.string ?? ""] != nil })
    case "properties":
      return value.entries.flatMap { entry in
        rule[entry.key].map { problems(entry.value, $0, "\(path)/\(entry.key)") } ?? []
      }
    case "patternProperties":
      return value.entries.flatMap { entry in
        rule.entries.filter { matches(entry.key, .text($0.key)) }.flatMap {
          problems(entry.value, $0.value, "\(path)/\(entry.key)")
        }
      }
    case "items":
      return value.items.enumerated().flatMap { problems($1, rule, "\(path)/\($0)") }
    case "minimum", "maximum", "exclusiveMinimum": return say(isWithin(value, keyword, rule))
    case "minItems", "minProperties", "maxProperties":
      guard case .number(let limit) = rule else { return say(false) }
      let count = Double(keyword == "minItems" ? value.items.count : value.entries.count)
      if case .list = value, keyword != "minItems" { return [] }
      if case .mapping = value, keyword == "minItems" { return [] }
      return say(keyword == "maxProperties" ? count <= limit : count >= limit)
    default: return Self.annotations.contains(keyword) ? [] : ["unknown keyword \(keyword)"]
    }
  }

  private func unknownKeys(_ value: PlainTree, _ schema: PlainTree, _ path: String) -> [String] {
    guard let others = schema["additionalProperties"] else { return [] }
    let patterns = schema["patternProperties"]?.entries.map(\.key) ?? []
    return value.entries.flatMap { entry -> [String] in
      guard schema["properties"]?[entry.key] == nil,
        !patterns.contains(where: { matches(entry.key, .text($0)) })
      else { return [] }
      return problems(entry.value, others, "\(path)/\(entry.key)")
    }
  }

  private func definition(_ reference: PlainTree) -> PlainTree {
    let name = reference.string?.split(separator: "/").last.map(String.init) ?? ""
    return root["$defs"]?[name] ?? .flag(false)
  }

  private func isOf(_ value: PlainTree, _ type: String) -> Bool {
    switch value {
    case .text: type == "string"
    case .number(let number): type == "number" || type == "integer" && number == number.rounded()
    case .flag: type == "boolean"
    case .null: type == "null"
    case .list: type == "array"
    case .mapping: type == "object"
    }
  }

  private func isWithin(_ value: PlainTree, _ keyword: String, _ rule: PlainTree) -> Bool {
    guard case .number(let number) = value, case .number(let limit) = rule else { return true }
    switch keyword {
    case "minimum": return number >= limit
    case "maximum": return number <= limit
    default: return number > limit
    }
  }

  private func matches(_ text: String, _ pattern: PlainTree) -> Bool {
    guard let pattern = pattern.string, let regex = try? Regex(pattern) else { return false }
    return text.firstMatch(of: regex) != nil
  }
}
