/// A part of a JSON Schema, whose keys keep the order in which they are written.
indirect enum SchemaValue: Sendable {
  case text(String)
  case whole(Int)
  case flag(Bool)
  case list([SchemaValue])
  case object([(key: String, value: SchemaValue)])

  /// The value as JSON, an entry to a line, lists of plain values on one line.
  func json(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .whole(let number): return "\(number)"
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let values):
      guard values.contains(where: \.isObject) else {
        return "[" + values.map { $0.json() }.joined(separator: ", ") + "]"
      }
      let lines = values.map { inner + $0.json(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let entries):
      guard !entries.isEmpty else { return "{}" }
      let lines = entries.map { "\(inner)\(Self.quoted($0.key)): \($0.value.json(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isObject: Bool {
    if case .object = self { return true }
    return false
  }

  /// Texts of a schema are written by us: they have quotes and backslashes, and no control characters.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

// MARK: Parts that schemas are made of

extension SchemaValue {
  /// Returns what is defined once under a name.
  static func definition(_ name: String) -> SchemaValue {
    .object([("$ref", .text("#/$defs/\(name)"))])
  }

  /// Returns one of some schemas.
  static func any(_ values: [SchemaValue]) -> SchemaValue { .object([("anyOf", .list(values))]) }

  /// Returns one of some values.
  static func choice(_ texts: [String]) -> SchemaValue {
    .object([("enum", .list(texts.map(SchemaValue.text)))])
  }

  /// Returns a text of a certain form; a plain number is one where `isNumber` says so.
  static func pattern(_ pattern: String, isNumber: Bool = false) -> SchemaValue {
    .object([
      ("type", isNumber ? .list([.text("number"), .text("string")]) : .text("string")),
      ("pattern", .text("^\(pattern)$")),
    ])
  }

  /// Returns a whole number within bounds, in quotes or not.
  static func whole(from least: Int, to most: Int) -> SchemaValue {
    .object([
      ("type", .list([.text("integer"), .text("string")])), ("minimum", .whole(least)),
      ("maximum", .whole(most)), ("pattern", .text("^[0-9]+$")),
    ])
  }

  /// Returns a list of values, of so many at least.
  static func array(_ items: SchemaValue, least: Int = 0) -> SchemaValue {
    .object(
      [("type", .text("array")), ("items", items)]
        + (least > 0 ? [("minItems", .whole(least))] : []))
  }

  /// Returns a mapping with any keys, of so many at least.
  static func mapping(of values: SchemaValue, least: Int = 0) -> SchemaValue {
    .object(
      [("type", .text("object")), ("additionalProperties", values)]
        + (least > 0 ? [("minProperties", .whole(least))] : []))
  }

  /// Returns a mapping whose keys have a certain form.
  static func mapping(keys pattern: String, of values: SchemaValue, least: Int = 0) -> SchemaValue {
    .object(
      [
        ("type", .text("object")),
        ("patternProperties", .object([("^\(pattern)$", values)])),
        ("additionalProperties", .flag(false)),
      ] + (least > 0 ? [("minProperties", .whole(least))] : []))
  }

  /// Returns a mapping with the keys of a section, in the order of its reader.
  ///
  /// - Parameters:
  ///   - keys: The keys that the reader allows.
  ///   - properties: Their schemas.
  ///   - required: Those that have to be there.
  ///   - others: What other keys hold; nothing where there are none.
  /// - Returns: The schema.
  /// - Precondition: Every key has a schema, and no other name has one.
  static func section(
    _ keys: [String], _ properties: [String: SchemaValue], required: [String] = [],
    others: SchemaValue = .flag(false)
  ) -> SchemaValue {
    let entries = keys.compactMap { key in properties[key].map { (key: key, value: $0) } }
    precondition(
      entries.count == keys.count && properties.count == keys.count,
      "\(properties.count) schemas (\(properties.keys.sorted())) do not match \(keys)")
    return .object(
      [("type", .text("object")), ("properties", .object(entries))]
        + (required.isEmpty ? [] : [("required", .list(required.map(SchemaValue.text)))])
        + [("additionalProperties", others)])
  }

  /// Returns a mapping that has to have certain keys, for one of several ways.
  static func having(_ keys: String...) -> SchemaValue {
    .object([("required", .list(keys.map(SchemaValue.text)))])
  }

  /// Returns the schema with a description in front, which editors show.
  func described(_ text: String) -> SchemaValue {
    adding([("description", .text(text))], before: true)
  }

  /// Returns the schema with more keywords.
  func adding(_ more: [(key: String, value: SchemaValue)], before: Bool = false) -> SchemaValue {
    guard case .object(let entries) = self else { return self }
    return .object(before ? more + entries : entries + more)
  }
}
