/// Traits in a few words, as lists of traits show them.
enum TraitWords {
  /// Returns a condition in a few words: "Logistics", "SAP", "funded in 90 days", "200–900 employees".
  static func text(_ condition: Segment.Condition) -> String {
    let field = condition.field
    switch condition.test {
    case .level(let level): return PlainWords.level(level, field: field)
    case .anyLevel(let levels):
      return PlainWords.list(levels.map { PlainWords.level($0, field: field) }, "or")
    case .tag(let tag): return TechnologyWords.spelled(tag)
    case .within(let days): return PlainWords.event(field, days: days)
    case .range(let range): return RangeWords.phrase(range, field: field)
    }
  }
}
