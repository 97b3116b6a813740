/// A condition over scores and columns, as written in a model file: `score > 75 and fit >= 35`.
///
/// A missing value equals nothing, is less and greater than nothing, and is in no list; `!=` and
/// `not in` are the negations of `=` and `in`, so that they hold for it.
public indirect enum Condition: Sendable, Equatable {
  /// Both hold.
  case and(Condition, Condition)
  /// At least one holds.
  case or(Condition, Condition)
  /// It does not hold.
  case not(Condition)
  /// A number compared: `score`, a group's name, a count of signals or contacts, or a numeric field.
  case number(name: String, Comparison, Double)
  /// The age of a date, or of the last signal, compared: `months_since(last_engagement) <= 6`.
  case age(of: String, in: AgeUnit, Comparison, Double)
  /// A text, category, tag, yes/no or number that is one of a list, compared without case.
  case text(name: String, isAnyOf: [String])
  /// There is a value: `revenue is known`.
  case known(name: String)
  /// A condition that the model defines under a name.
  case named(String, Condition)

  /// How two numbers are compared.
  public enum Comparison: String, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "="
    case notEqual = "!="
    case greaterOrEqual = ">="
    case greater = ">"

    /// Returns whether the comparison holds.
    public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch self {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .equal: left == right
      case .notEqual: left != right
      case .greaterOrEqual: left >= right
      case .greater: left > right
      }
    }
  }

  /// In what an age is counted.
  public enum AgeUnit: String, Sendable, CaseIterable {
    /// Days from the date to the as-of day.
    case days = "days_since"
    /// Calendar months: a date is more than six months old on the day after the same day of the sixth month.
    case months = "months_since"
    /// Whole calendar quarters that have gone by, neither the date's own nor the one that is running.
    case quarters = "quarters_since"
    /// Calendar years, as months.
    case years = "years_since"
  }

  /// The names that the condition compares, each once, in order of appearance.
  public var names: [String] {
    let all: [String] =
      switch self {
      case .and(let left, let right), .or(let left, let right): left.names + right.names
      case .not(let inner), .named(_, let inner): inner.names
      case .number(let name, _, _), .text(let name, _), .age(let name, _, _, _), .known(let name):
        [name]
      }
    return all.enumerated().filter { all.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }
}
