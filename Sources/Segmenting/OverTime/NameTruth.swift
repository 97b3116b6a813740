import Modeling
import Reading

/// Whether a segment's earlier name is still true of its members.
///
/// The table of members says what a name means as conditions of the model file, joined by `and`. The name is true where each
/// of them holds for three in five members; a value that is not known does not hold.
package struct NameTruth {
  private let checker: ConditionChecker

  /// Creates a judge of names.
  package init(_ market: Market, asOf: CalendarDate?) {
    checker = ConditionChecker(market: market, asOf: asOf)
  }

  /// Returns whether what a name means is true of enough members; not where nobody says what it means.
  package func holds(_ meaning: String, of members: [Int]) -> Bool {
    guard !members.isEmpty, let conditions = Self.conditions(meaning), !conditions.isEmpty else {
      return false
    }
    let least = SegmentName.leastShare * Double(members.count)
    return conditions.allSatisfy { condition in
      Double(members.count(where: checker.predicate(condition))) >= least
    }
  }

  /// Returns the conditions that a text joins; nothing where it cannot be read as such.
  package static func conditions(_ text: String) -> [Segment.Condition]? {
    guard !text.isEmpty,
      let whole = try? ConditionParser.condition(text, at: .code)
    else { return nil }
    return Segment.Condition.conditions(of: whole)
  }
}
