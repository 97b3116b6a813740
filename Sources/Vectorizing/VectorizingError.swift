/// What a model file can ask of the accounts that they do not have.
public enum VectorizingError: Error, CustomStringConvertible, Sendable, Equatable {
  /// No column has that field.
  case unknownField(String, source: String, suggestion: String?)
  /// The field is free text.
  case textField(String, source: String)

  /// What is wrong and the way out, in a sentence.
  public var description: String {
    switch self {
    case .unknownField(let field, let source, let suggestion):
      "features: \(source) has no column \(field)"
        + (suggestion.map { "; did you mean \($0)?" }
          ?? "; take it out of `features` or name its column under `accounts: columns`")
    case .textField(let field, let source):
      "features: \(field) in \(source) is free text, which no distance can be taken of; take it out of "
        + "`features`, or read it as a category under `accounts: kinds`"
    }
  }
}
