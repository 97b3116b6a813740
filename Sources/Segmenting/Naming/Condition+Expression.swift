import Modeling

extension Segment.Condition {
  /// The condition in the language of the model file, so that it can stand in a filter or a tier: `technologies = SAP`.
  public var expression: Modeling.Condition {
    switch test {
    case .level(let level): .text(name: field, isAnyOf: [level])
    case .anyLevel(let levels): .text(name: field, isAnyOf: levels)
    case .tag(let tag): .text(name: field, isAnyOf: [tag])
    case .within(let days): .age(of: field, in: .days, .lessOrEqual, Double(days))
    case .range(let range):
      .and(
        .number(name: field, .greaterOrEqual, range.lowerBound),
        .number(name: field, .lessOrEqual, range.upperBound))
    }
  }

  /// Returns conditions joined by `and`, as `conditions(of:)` takes them apart; nothing without any.
  public static func text(of conditions: [Segment.Condition]) -> String {
    guard var whole = conditions.first?.expression else { return "" }
    for condition in conditions.dropFirst() { whole = .and(whole, condition.expression) }
    return whole.description
  }

  /// Returns the conditions that an expression joins by `and`; nothing where it says anything else.
  ///
  /// A level and a tag read alike, and which of them is meant is up to the column.
  package static func conditions(of expression: Modeling.Condition) -> [Segment.Condition]? {
    var found: [Segment.Condition] = []
    var lower: (field: String, value: Double)?
    for leaf in leaves(expression) {
      switch leaf {
      case .text(let name, let levels):
        found.append(
          .init(field: name, test: levels.count == 1 ? .level(levels[0]) : .anyLevel(levels)))
      case .age(let name, .days, .lessOrEqual, let days):
        guard let days = Int(exactly: days) else { return nil }
        found.append(.init(field: name, test: .within(days: days)))
      case .number(let name, .greaterOrEqual, let value): lower = (name, value)
      case .number(let name, .lessOrEqual, let value):
        guard let start = lower, start.field == name, start.value <= value else { return nil }
        found.append(.init(field: name, test: .range(start.value...value)))
        lower = nil
      default: return nil
      }
    }
    return lower == nil ? found : nil
  }

  private static func leaves(_ condition: Modeling.Condition) -> [Modeling.Condition] {
    guard case .and(let left, let right) = condition else { return [condition] }
    return leaves(left) + leaves(right)
  }
}
