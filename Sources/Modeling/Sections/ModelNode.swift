import Reading
import Yams

/// One value of a model file with its place and the name of its section, for errors.
struct ModelNode {
  /// The value.
  let node: Node
  /// The file, as the caller named it.
  let file: String
  /// What the value is, in words: `accounts.columns`.
  let section: String

  /// Where the value begins.
  var place: ModelPlace {
    ModelPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 0)
  }

  /// Whether nothing is written.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// Whether the value is a mapping.
  var isMapping: Bool { node.mapping != nil }

  /// Whether the value is one text.
  var isScalar: Bool { node.scalar != nil && !isEmpty }

  /// Returns the text of a scalar.
  func text(example: String) throws(ModelingError) -> String {
    guard case .scalar(let scalar) = node, !isEmpty else { throw wrongShape(example: example) }
    return scalar.string
  }

  /// Returns the value as a list; a single text is a list of one.
  func list(example: String) throws(ModelingError) -> [ModelNode] {
    if isScalar { return [self] }
    guard case .sequence(let sequence) = node else { throw wrongShape(example: example) }
    return sequence.map { ModelNode(node: $0, file: file, section: section) }
  }

  /// Returns the texts of a list; a single text is a list of one.
  func texts(example: String) throws(ModelingError) -> [String] {
    var texts: [String] = []
    for item in try list(example: example) { texts.append(try item.text(example: example)) }
    return texts
  }

  /// Returns the value as a mapping whose keys are all texts.
  func entries(example: String) throws(ModelingError) -> ModelSection {
    guard case .mapping(let mapping) = node else { throw wrongShape(example: example) }
    var entries: [ModelSection.Entry] = []
    for (keyNode, valueNode) in mapping {
      let keyValue = ModelNode(node: keyNode, file: file, section: "a key of \(section)")
      let key = try keyValue.text(example: example)
      guard !entries.contains(where: { $0.key == key }) else {
        throw .keyTwice(keyValue.place, key: key, section: section)
      }
      let value = ModelNode(
        node: valueNode, file: file, section: section.isEmpty ? key : "\(section).\(key)")
      entries.append(.init(key: key, place: keyValue.place, value: value))
    }
    return ModelSection(name: section, place: place, entries: entries)
  }

  /// Returns the value as a mapping that has none but the allowed keys.
  func section(allowed: [String], example: String) throws(ModelingError) -> ModelSection {
    let section = try entries(example: example)
    try section.allow(allowed)
    return section
  }

  /// Returns the number that a text writes, where `convert` finds one.
  func value<Value>(
    wayOut: String, _ convert: (String) -> Value?
  ) throws(ModelingError) -> Value {
    let text = try text(example: wayOut)
    guard let value = convert(text) else { throw wrongValue(text, wayOut: "write \(wayOut)") }
    return value
  }

  /// Returns the error that the value is wrong.
  func wrongValue(_ value: String, wayOut: String) -> ModelingError {
    .valueWrong(place, section: section, value: value, wayOut: wayOut)
  }

  /// Returns the error that the value is of another shape.
  func wrongShape(example: String) -> ModelingError {
    let found =
      switch node {
      case _ where isEmpty: "empty"
      case .scalar(let scalar): "the text “\(scalar.string)”"
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .alias: "an alias"
      }
    return .shapeWrong(
      place, section: section.isEmpty ? "the model" : section, found: found, example: example)
  }
}

/// A mapping of a model file, in file order.
struct ModelSection {
  /// Its name in words: `accounts.columns`.
  let name: String
  /// Where it begins.
  let place: ModelPlace
  /// What it holds.
  let entries: [Entry]

  /// A key and its value.
  struct Entry {
    let key: String
    let place: ModelPlace
    let value: ModelNode
  }

  /// Returns the value of a key, or nothing.
  subscript(key: String) -> ModelNode? {
    entries.first { $0.key == key }?.value
  }

  /// Throws at the first key that is not allowed.
  func allow(_ allowed: [String]) throws(ModelingError) {
    for entry in entries where !allowed.contains(entry.key) {
      throw .keyUnknown(
        entry.place, key: entry.key, section: name.isEmpty ? "the model" : name, allowed: allowed)
    }
  }

  /// Returns the value of a key that has to be there.
  func required(_ key: String, example: String) throws(ModelingError) -> ModelNode {
    guard let value = self[key] else {
      let section = name.isEmpty ? "the model" : name
      // A section whose other keys are fields takes a misspelled key for one of them.
      if let typo = entries.first(where: {
        $0.value.isScalar && nearestName(to: $0.key, among: [key]) != nil
      }) {
        throw .keyUnknown(typo.place, key: typo.key, section: section, allowed: [key])
      }
      throw .keyMissing(place, key: key, section: section, example: example)
    }
    return value
  }
}
