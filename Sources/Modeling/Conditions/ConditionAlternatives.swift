/// A comparison, or its negation.
package struct ConditionLiteral: Sendable, Equatable {
  /// The comparison: a number, an age, a text or whether something is known.
  package var condition: Condition
  /// Whether it must not hold.
  package var isNegated: Bool

  /// The literal as a condition.
  package var whole: Condition { isNegated ? .not(condition) : condition }
}

extension Condition {
  /// More alternatives than this are no rule that a person wrote.
  private static let mostAlternatives = 256

  /// The ways in which the condition can hold: any of the lists, all literals of which hold.
  ///
  /// Nothing where there are too many. This is the disjunctive normal form, by distribution.
  ///
  /// > Source: Quine, "The problem of simplifying truth functions", 1952, DOI 10.1080/00029890.1952.11988183.
  package var alternatives: [[ConditionLiteral]]? {
    alternatives(isNegated: false)
  }

  private func alternatives(isNegated: Bool) -> [[ConditionLiteral]]? {
    switch self {
    case .not(let inner): return inner.alternatives(isNegated: !isNegated)
    case .named(_, let inner): return inner.alternatives(isNegated: isNegated)
    case .and(let left, let right), .or(let left, let right):
      guard let first = left.alternatives(isNegated: isNegated),
        let second = right.alternatives(isNegated: isNegated)
      else { return nil }
      var isBoth = !isNegated
      if case .or = self { isBoth = isNegated }
      let all = isBoth ? first.flatMap { one in second.map { one + $0 } } : first + second
      return all.count <= Self.mostAlternatives ? all : nil
    case .number, .age, .text, .known:
      return [[ConditionLiteral(condition: self, isNegated: isNegated)]]
    }
  }
}
