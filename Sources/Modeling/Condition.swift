/// A condition over scores and columns, as written in a model file: `score > 75 and fit >= 35`.
public indirect enum Condition: Sendable, Equatable {
  /// Both hold.
  case and(Condition, Condition)
  /// At least one holds.
  case or(Condition, Condition)
  /// It does not hold.
  case not(Condition)
  /// A number compared: `score`, a group's name or a numeric field; a missing number makes it false.
  case number(name: String, Comparison, Double)
  /// A text, category, tag or yes/no compared without case; a missing value makes it false.
  case text(name: String, isAnyOf: [String])

  /// How two numbers are compared.
  public enum Comparison: String, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "="
    case notEqual = "!="
    case greaterOrEqual = ">="
    case greater = ">"

    /// Returns whether the comparison holds; in hundredths, so that 75.00 is not above 75.
    public func holds(_ left: Double, _ right: Double) -> Bool {
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
}
