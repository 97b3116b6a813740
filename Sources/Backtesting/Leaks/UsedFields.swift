import Modeling
import Reading

/// Which fields a model leans on, and where.
package struct UsedFields {
  /// Fields of features, criteria and conditions, the kinds of signals as `signals.KIND`.
  package let names: Set<String>

  /// Finds the fields of a model.
  package init(_ model: Model) {
    var names = Set(model.groups.flatMap(\.criteria).map(\.field))
    for family in model.families where family.weight > 0 {
      names.formUnion(family.features.map(\.field))
    }
    names.formUnion(Self.conditions(model).flatMap(\.names))
    self.names = names
  }

  private static func conditions(_ model: Model) -> [Condition] {
    model.tiers.compactMap(\.condition) + model.gates.map(\.condition)
      + model.disqualifiers.map(\.condition) + [model.customers?.condition].compactMap { $0 }
  }

  /// Returns the kinds of signals that a criterion counts, among those there are.
  package static func kinds(_ criterion: Criterion, among kinds: [String]) -> [String] {
    guard let measure = criterion.signals else { return [] }
    return measure.kinds.isEmpty ? kinds : kinds.filter(measure.kinds.contains)
  }
}
