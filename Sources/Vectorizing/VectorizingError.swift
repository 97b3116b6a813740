/// What a model file can ask of the accounts that they do not have.
public enum VectorizingError: Error, CustomStringConvertible, Sendable, Equatable {
  /// No column has that field.
  case unknownField(String, source: String, suggestion: String?)
  /// The field is free text.
  case textField(String, source: String)
  /// An order of levels is given for a field that has none.
  case noLevelsToOrder(String, source: String)
  /// A half-life is given for a field that is no date.
  case noDate(String, source: String)
  /// A half-life is given, and there is no day to count from.
  case noDay(String)
  /// An account has a level that the order does not name.
  case levelOutsideOrder(String, field: String, order: [String])

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
    case .noLevelsToOrder(let field, let source):
      "features: \(field) in \(source) has no levels, so that its order says nothing; take `order` away, or "
        + "read it as a category under `accounts: kinds`"
    case .noDate(let field, let source):
      "features: \(field) in \(source) is no date, so that it has no half-life; take `half_life` away, or read "
        + "it as a date under `accounts: kinds`"
    case .noDay(let field):
      "features: \(field) has a half-life and there is no day to count from; give one with --as-of"
    case .levelOutsideOrder(let level, let field, let order):
      "features: “\(level)” is a level of \(field) that its order (\(order.joined(separator: ", "))) does not "
        + "name; add it at its place"
    }
  }
}
