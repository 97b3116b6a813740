import Reading

/// What is wrong with a model file, where, and what to do about it.
public enum ModelingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no such file, or it is no UTF-8 text.
  case fileUnreadable(file: String, reason: String)
  /// The file is not YAML.
  case syntax(ModelPlace, problem: String)
  /// A key that the section does not have.
  case keyUnknown(ModelPlace, key: String, section: String, allowed: [String])
  /// A key that the section must have.
  case keyMissing(ModelPlace, key: String, section: String, example: String)
  /// A key that the section has twice.
  case keyTwice(ModelPlace, key: String, section: String)
  /// Something else than the text, list or mapping that belongs there.
  case shapeWrong(ModelPlace, section: String, found: String, example: String)
  /// A value that cannot be.
  case valueWrong(ModelPlace, section: String, value: String, wayOut: String)
  /// A criterion of success that cannot be read.
  case criterionWrong(ModelPlace, value: String, wayOut: String)
  /// A condition that cannot be read.
  case conditionWrong(ModelPlace, value: String, wayOut: String)

  /// One sentence that names the file, the line, the column, the value and the way out.
  public var description: String {
    switch self {
    case .fileUnreadable(let file, let reason):
      "\(file): \(reason)."
    case .syntax(let place, let problem):
      "\(place): this cannot be read as YAML (\(problem)); check the indentation, and quote text that "
        + "holds a colon, a quote, a bracket or a leading sign."
    case .keyUnknown(let place, let key, let section, let allowed):
      "\(place): “\(Self.brief(key))” is no key of \(section); "
        + (nearestName(to: key, among: allowed).map { "did you mean “\($0)”?" }
          ?? "its keys are \(allowed.joined(separator: ", ")).")
    case .keyMissing(let place, let key, let section, let example):
      "\(place): \(section) has no “\(key)”; add one, for instance \(example)."
    case .keyTwice(let place, let key, let section):
      "\(place): “\(key)” is in \(section) twice; keep one of them."
    case .shapeWrong(let place, let section, let found, let example):
      "\(place): \(section) is \(Self.brief(found)); write \(example)."
    case .valueWrong(let place, let section, let value, let wayOut):
      "\(place): \(section) is “\(Self.brief(value))”; \(wayOut)."
    case .criterionWrong(let place, let value, let wayOut):
      "\(place): the criterion cannot be read at “\(Self.brief(value))”; \(Self.ended(wayOut))"
    case .conditionWrong(let place, let value, let wayOut):
      "\(place): the condition cannot be read at “\(Self.brief(value))”; \(Self.ended(wayOut))"
    }
  }

  /// The beginning of what a file holds in place of what belongs there, which may be the whole of another file.
  private static func brief(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard line.count > 80 || line.count < text.count else { return text }
    return line.prefix(80) + " …"
  }

  /// A way out with its stop, unless it is a question.
  private static func ended(_ wayOut: String) -> String {
    wayOut.hasSuffix("?") ? wayOut : wayOut + "."
  }
}
