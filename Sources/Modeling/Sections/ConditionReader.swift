/// Reads the conditions of a model file, with the names that it defines for some of them.
struct ConditionReader {
  private(set) var definitions: [String: Condition] = [:]

  /// Reads the section `conditions`; each may use those before it.
  ///
  /// - Parameters:
  ///   - node: The section, or nothing.
  ///   - taken: Names that mean something else: the score and its groups.
  /// - Returns: The definitions in file order.
  /// - Throws: `ModelingError` where a name is taken or a condition cannot be read.
  mutating func define(
    _ node: ModelNode?, taken: [String]
  ) throws(ModelingError) -> [Definition] {
    guard let node else { return [] }
    var list: [Definition] = []
    let example = "names with their conditions, such as icp: \"employees >= 50\""
    for entry in try node.entries(example: example).entries {
      guard ConditionLexer.isWord(entry.key), !taken.contains(entry.key) else {
        throw .valueWrong(
          entry.place, section: "the name of a condition", value: entry.key,
          wayOut: "write one word that is neither score nor a group")
      }
      guard let condition = try condition(entry.value) else {
        throw entry.value.wrongValue("otherwise", wayOut: "write a condition")
      }
      definitions[entry.key] = condition
      list.append(Definition(name: entry.key, condition: condition, place: entry.value.place))
    }
    return list
  }

  /// Returns the condition that a value writes, or nothing for `otherwise`.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - mayBeOtherwise: Whether `otherwise` has a meaning there, and may be what a misspelled word was meant to be.
  /// - Returns: The condition.
  /// - Throws: `ModelingError` where it cannot be read.
  func condition(
    _ node: ModelNode, mayBeOtherwise: Bool = false
  ) throws(ModelingError) -> Condition? {
    let text = try node.text(example: "a condition such as \"score > 75 and fit >= 35\"")
    if text.trimmed.lowercased() == "otherwise" { return nil }
    return try ConditionParser.condition(
      text, at: Self.textPlace(node), definitions: definitions, mayBeOtherwise: mayBeOtherwise)
  }

  /// Returns the condition of a section's `when`, which cannot be `otherwise`.
  func when(
    _ section: ModelSection, example: String
  ) throws(ModelingError) -> (condition: Condition, place: ModelPlace) {
    let node = try section.required("when", example: "when: \"\(example)\"")
    guard let condition = try condition(node) else {
      throw node.wrongValue("otherwise", wayOut: "write a condition such as \(example)")
    }
    return (condition, node.place)
  }

  /// Returns where the text of a scalar begins: behind its quote; no column in a block of lines.
  static func textPlace(_ node: ModelNode) -> ModelPlace {
    let place = node.place
    let column =
      switch node.node.scalar?.style {
      case .plain: place.column
      case .singleQuoted, .doubleQuoted: place.column + 1
      default: 0
      }
    return ModelPlace(file: place.file, line: place.line, column: column)
  }
}
