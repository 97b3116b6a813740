import Modeling
import Reading

/// Signals that a criterion counts as interest although they record what we did.
package struct EffortSignals {
  let model: Model
  let signals: SignalTable?

  /// Creates a search.
  package init(model: Model, signals: SignalTable?) {
    self.model = model
    self.signals = signals
  }

  /// Why such a signal says nothing, in words that follow its name.
  package static let reason = "records what we did to the account, not what the account did"

  /// The fields, `signals.KIND`, in the order of the kinds.
  package var fields: [String] {
    guard let signals else { return [] }
    let isOurFile = EffortNames.isEffort(
      String(signals.source.prefix { $0 != "." }))
    return signals.kinds.filter { kind in
      (isOurFile || EffortNames.isEffort(kind))
        && criteria.contains { !UsedFields.kinds($0, among: [kind]).isEmpty }
    }.map { SignalMeasure.prefix + $0 }
  }

  /// Criteria that give points for signals.
  private var criteria: [Criterion] {
    model.groups.flatMap(\.criteria).filter { $0.signals != nil && $0.attainable.upperBound > 0 }
  }
}
