import Backtesting
import Modeling
import Reading
import Statistics

/// L: the fields that are known only after, or because of, the outcome.
///
/// L001 and L002 go by names and need no deals; the others are what the back-test found.
struct LeakRules {
  let checker: Checker
  let market: Market
  /// What the back-test found; nothing without one.
  let leaks: LeakReport?

  var findings: [Finding] { named + effortSignals + found }

  private typealias Use = (field: String, place: ModelPlace, use: String)

  private var criteria: [Criterion] { checker.model.groups.flatMap(\.criteria) }

  /// Every use of a field: in features, criteria and rules of tiers.
  private var uses: [Use] {
    var uses: [Use] = []
    for family in checker.model.families where family.weight > 0 {
      uses += family.features.map { ($0.field, $0.place, "a feature") }
    }
    uses += criteria.map { ($0.field, $0.place, "a criterion") }
    for rule in checker.model.tiers {
      uses += (rule.condition?.names ?? []).map { ($0, rule.place, "in a tier's rule") }
    }
    return uses
  }

  private var named: [Finding] {
    uses.compactMap { use in
      guard let (name, reason) = leak(use.field) else { return nil }
      let rule = LeakyFields.isEffort(name) ? Rule.ownEffort : .leakyField
      let why =
        rule == .ownEffort
        ? "so it tells whom sales believed in" : "so it is known too late to predict with"
      return rule.finding(
        at: checker.place(use.place),
        "“\(use.field)” is \(use.use), and it \(reason), \(why); remove it."
          + effect(use.field, in: use))
    }
  }

  /// The name, of a field or its header, that gives a column away, and why.
  private func leak(_ field: String) -> (name: String, reason: String)? {
    guard let column = market.accounts.column(field) else { return nil }
    return [field, column.header].lazy
      .compactMap { name in LeakyFields.reason(for: name).map { (name, $0) } }.first
  }

  /// Signals of our own doing that a criterion counts.
  private var effortSignals: [Finding] {
    let fields = EffortSignals(model: checker.model, signals: market.signals).fields
    return fields.compactMap { field in
      let kind = String(field.dropFirst(SignalMeasure.prefix.count))
      guard
        let criterion = criteria.first(where: { !UsedFields.kinds($0, among: [kind]).isEmpty })
      else { return nil }
      return Rule.ownEffort.finding(
        at: checker.place(criterion.place),
        "“\(criterion.label)” counts signals “\(kind)” as interest, and such a signal "
          + "\(EffortSignals.reason); count what the account did."
          + effect(field, in: (field, criterion.place, "a criterion")))
    }
  }

  /// What the back-test found by values, gaps and dates.
  private var found: [Finding] {
    (leaks?.suspicions ?? []).compactMap { suspicion in
      guard let rule = rule(suspicion.sign) else { return nil }
      let use = use(of: suspicion.field)
      let place = use.map { checker.place($0.place) } ?? market.accounts.source
      guard suspicion.isUsed else {
        return rule.finding(
          at: place,
          "“\(suspicion.field)” \(suspicion.reason); the model does not use it, and should not.",
          severity: .warning)
      }
      return rule.finding(
        at: place,
        "“\(suspicion.field)” is \(use?.use ?? "used"), and it \(suspicion.reason); find out when "
          + "it is written, and remove it unless that is before the outcome."
          + (use.map { effect(suspicion.field, in: $0) } ?? ""))
    }
  }

  private func rule(_ sign: LeakSuspicion.Sign) -> Rule? {
    switch sign {
    case .name, .effort: nil
    case .values: .oracleColumn
    case .missing: .tellingGaps
    case .dated: .datedAfterOutcome
    }
  }

  private func use(of field: String) -> Use? {
    let kind =
      field.hasPrefix(SignalMeasure.prefix)
      ? String(field.dropFirst(SignalMeasure.prefix.count)) : nil
    let own = uses.filter { $0.field == field }
    return own.first { $0.use == "a criterion" } ?? own.first
      ?? kind.flatMap { kind in
        criteria.first { !UsedFields.kinds($0, among: [kind]).isEmpty }
          .map { (field, $0.place, "a criterion") }
      }
  }

  /// What the score is without a criterion; nothing for other uses and without a back-test.
  private func effect(_ field: String, in use: Use) -> String {
    guard use.use == "a criterion",
      let effect = leaks?.suspicions.first(where: { $0.field == field })?.effect,
      !effect.with.value.isNaN
    else { return "" }
    return " " + LeakText.sentence(effect, "it") + "."
  }
}
