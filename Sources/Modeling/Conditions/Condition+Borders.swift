extension Condition {
  /// Returns where its comparisons of a number change their answer: of each the least hundredths on the upper side.
  ///
  /// - Parameter name: What is compared: `score`, a group's name or a field.
  /// - Returns: Hundredths, in the order in which they are written; `fit >= 7` gives 700, `fit > 7` gives 701.
  public func borders(of name: String) -> [Int] {
    switch self {
    case .and(let left, let right), .or(let left, let right):
      left.borders(of: name) + right.borders(of: name)
    case .not(let inner), .named(_, let inner): inner.borders(of: name)
    case .number(name, let comparison, let limit):
      Self.borders(comparison, PointText.hundredths(of: limit))
    case .text(name, let texts):
      texts.compactMap(NumberRangeText.number).flatMap {
        Self.borders(.equal, PointText.hundredths(of: $0))
      }
    case .number, .age, .text, .known: []
    }
  }

  private static func borders(_ comparison: Comparison, _ limit: Double) -> [Int] {
    // No sum of points comes near; beyond there would be no room in an Int.
    guard abs(limit) < 1e12 else { return [] }
    let (atLeast, above) = (Int(limit.rounded(.up)), Int(limit.rounded(.down)) + 1)
    return switch comparison {
    case .less, .greaterOrEqual: [atLeast]
    case .lessOrEqual, .greater: [above]
    case .equal, .notEqual: atLeast == above ? [] : [atLeast, above]
    }
  }
}
