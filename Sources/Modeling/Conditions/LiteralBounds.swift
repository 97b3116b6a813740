/// Says whether comparisons can hold together, whatever the data.
///
/// Points are whole hundredths, a group's lie in what its criteria can give, and the score is the sum of
/// the groups: each bound of one follows from those of the others. What is found impossible is so; what
/// is not may be impossible all the same.
///
/// > Source: bounds propagation over a linear equation; Apt, "Principles of Constraint Programming", 2003,
/// > DOI 10.1017/CBO9780511615320, chapter 6.
struct LiteralBounds {
  private var score: ValueRange
  private var groups: [ValueRange]
  private var fields: [String: FieldBounds] = [:]
  private var isImpossible = false

  /// Creates what some literals leave.
  ///
  /// - Parameters:
  ///   - literals: The literals, all of which hold.
  ///   - scoreGroups: The groups of the score.
  init(_ literals: [ConditionLiteral], _ scoreGroups: [ScoreGroup]) {
    groups = scoreGroups.map { ValueRange($0.attainable) }
    score = ValueRange(Self.attainableScore(scoreGroups))
    for literal in literals {
      let name = literal.condition.names.first ?? ""
      let group = scoreGroups.firstIndex { $0.name == name }
      if name == "score" || group != nil, case .known = literal.condition {
        // Points are always known.
        if literal.isNegated { isImpossible = true }
      } else if name == "score" {
        Self.keep(literal, &score)
      } else if let group {
        Self.keep(literal, &groups[group])
      } else {
        let isCount = SignalMeasure(field: name) != nil || name.hasPrefix(Self.contactPrefix)
        fields[name, default: FieldBounds(isCount: isCount)].keep(literal)
      }
    }
    // A hole may move a bound after the first round.
    for _ in 0..<2 { propagate() }
  }

  private static let contactPrefix = "contacts."

  /// Returns the least and the most that groups can give together, in hundredths.
  static func attainableScore(_ groups: [ScoreGroup]) -> ClosedRange<Int> {
    let bounds = groups.map(\.attainable)
    return bounds.reduce(0) { $0 + $1.lowerBound }...bounds.reduce(0) { $0 + $1.upperBound }
  }

  /// Whether no account can be so.
  var isEmpty: Bool {
    isImpossible || score.isEmpty || groups.contains(where: \.isEmpty)
      || fields.values.contains(where: \.isEmpty)
  }

  private static func keep(_ literal: ConditionLiteral, _ points: inout ValueRange) {
    switch literal.condition {
    case .number(_, let comparison, let limit):
      points.keep(
        literal.isNegated ? comparison.opposite : comparison, PointText.hundredths(of: limit))
    case .text(_, let texts):
      let limits = texts.compactMap(NumberRangeText.number)
      guard limits.count == texts.count else { return }
      points.keep(!literal.isNegated, of: limits.map(PointText.hundredths(of:)))
    case .known, .age, .and, .or, .not, .named: break
    }
  }

  private mutating func propagate() {
    let least = groups.reduce(0) { $0 + $1.lower }
    let most = groups.reduce(0) { $0 + $1.upper }
    score.keep(.greaterOrEqual, least)
    score.keep(.lessOrEqual, most)
    guard !isEmpty else { return }
    let bounds = groups.map { ($0.lower, $0.upper) }
    for (group, (lower, upper)) in bounds.enumerated() {
      groups[group].keep(.greaterOrEqual, score.lower - (most - upper))
      groups[group].keep(.lessOrEqual, score.upper - (least - lower))
    }
  }
}
