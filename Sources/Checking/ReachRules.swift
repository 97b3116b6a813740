import Modeling

/// T and S: what a model's rules, groups and criteria can never do, whatever the data.
struct ReachRules {
  let checker: Checker

  var findings: [Finding] {
    isUndecided ? conditions : tiers + conditions + model.groups.compactMap(maximum)
  }

  /// Whether the points are still to be written: no criterion gives a value more than a missing one.
  ///
  /// A first model of a list without deals and signals is so, and says it; its tiers mean nothing yet.
  private var isUndecided: Bool {
    !model.groups.isEmpty
      && model.groups.flatMap(\.criteria).allSatisfy { criterion in
        switch criterion.points {
        case .levels(let levels, _): levels.allSatisfy { $0.points == criterion.missing }
        case .bands(let bands):
          criterion.signals == nil && bands.allSatisfy { $0.points == criterion.missing }
        case .always: true
        case .per, .present, .recency, .steps: false
        }
      }
  }

  private var model: Model { checker.model }
  private var reach: RuleReach { RuleReach(model) }

  private var tiers: [Finding] {
    model.tiers.compactMap { rule in
      reach.obstacle(of: rule).map { obstacle in
        Rule.unreachableTier.finding(at: checker.place(rule.place), message(rule, obstacle))
      }
    }
  }

  private func message(_ rule: TierRule, _ obstacle: RuleReach.Obstacle) -> String {
    switch obstacle {
    case .neverHolds(let reason):
      return "The rule of Tier \(rule.tier) never holds: \(reason); change the rule, or the points "
        + "that it asks for."
    case .taken(let tiers):
      let numbers = tiers.map(String.init)
      let places =
        numbers.count == 1
        ? "Tier \(numbers[0])"
        : "Tiers \(numbers.dropLast().joined(separator: ", ")) and \(numbers[numbers.count - 1])"
      return
        "No account gets into Tier \(rule.tier) by its rule: every one for which it holds is in "
        + "\(places) before it; ask more there, or remove the tier."
    }
  }

  /// Gates, disqualifiers and whatever else has a condition that never holds.
  private var conditions: [Finding] {
    var uses: [(condition: Condition, place: ModelPlace, use: String)] = []
    uses += model.definitions.map { ($0.condition, $0.place, "the condition “\($0.name)”") }
    uses += model.gates.map { ($0.condition, $0.place, "this gate") }
    uses += model.disqualifiers.map { ($0.condition, $0.place, "this disqualifier") }
    if let rule = model.customers {
      uses.append((rule.condition, rule.place, "the rule for customers"))
    }
    for override in model.overrides {
      guard case .condition(let condition, _, _) = override.choice else { continue }
      uses.append((condition, override.place, "this override"))
    }
    return uses.compactMap { use in
      reach.reasonNeverHolding(use.condition).map { reason in
        Rule.deadCondition.finding(
          at: checker.place(use.place),
          "What \(use.use) asks for never holds: \(reason); change it, or remove it.")
      }
    }
  }

  private func maximum(_ group: ScoreGroup) -> Finding? {
    let most = group.attainable.upperBound
    guard most < group.maximum, group.maximum > 0 else { return nil }
    let points = PointText.text(max(0, most))
    return Rule.maximumOutOfReach.finding(
      at: checker.place(group.place),
      "“\(group.name)” can give \(points) of its \(PointText.text(group.maximum)) points at most; "
        + "give its criteria more"
        + (most > 0 ? ", or write max: \(points)." : ", or remove the group."))
  }
}
