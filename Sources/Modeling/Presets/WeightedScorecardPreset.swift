import Reading

/// Five to eight criteria: strategic fit and value weigh more than signals, and these more than relationship.
enum WeightedScorecardPreset {
  /// A group with what it weighs beside the others and its criteria.
  private struct Group {
    let name: String
    let weight: Int
    let comment: String
    /// Returns its lines when the group can give so many points.
    let lines: (Int) -> [String]
  }

  static func text(_ material: PresetMaterial) -> PresetText {
    var text = PresetText()
    let groups = [fit(material), value(material), signals(material), relationship(material)]
      .compactMap { $0 }
    let maxima = maxima(groups.map(\.weight))
    for (group, maximum) in zip(groups, maxima) {
      text.score += ["  # \(group.comment)", "  \(group.name):", "    max: \(maximum)"]
      text.score += group.lines(maximum)
    }
    let names = groups.map(\.name)
    let motion = ["signals", "relationship"].filter(names.contains).map { "\($0) > 0" }
    if motion.isEmpty { text.tierNotes = PriorityScorePreset.fitAloneNotes }
    // What the deals do not set apart earns half, of which the thresholds must not ask the whole.
    let fitShare = Double(names.contains("strategic_fit") ? maxima.first ?? 0 : 0) / 100
    let isValue = { (field: String) in valueField(material) == field }
    let fitCriteria = material.fit(halfPoints: 34, most: 3) { !isValue($0) }
    let lost = fitShare * (1 - SuggestedCriterion.reach(fitCriteria, highest: 1))
    let reach = 1 - lost > 0.75 ? 1 : 1 - lost
    text.tierNotes += PresetMaterial.reachNotes(reach)
    let top = "score >= " + PresetMaterial.threshold(70, reach: reach)
    let condition =
      motion.isEmpty
      ? top
      : top + " and "
        + (motion.count == 1 ? motion[0] : "(\(motion.joined(separator: " or ")))")
    text.tiers = [
      SuggestedTier(
        when: condition, capacity: "20  # 5 to 20; whoever has 40 in the first tier has too many",
        budget: "500..2000",
        treatment: Treatment(
          play: "a plan for each account, agreed between sales and marketing", owner: "account team"
        )),
      SuggestedTier(
        when: "score >= " + PresetMaterial.threshold(45, reach: reach),
        capacity: "100  # 20 to 100, in clusters that share a problem",
        budget: "200..500",
        treatment: Treatment(play: "a program for each cluster", owner: "marketing with SDR")),
      SuggestedTier(
        budget: "25..100",
        treatment: Treatment(
          play: "programmatic; a place to wait for a signal and not to stay", owner: "marketing")),
    ]
    return text
  }

  /// Returns even maxima in proportion to the weights that sum to 100.
  private static func maxima(_ weights: [Int]) -> [Int] {
    let sum = max(1, weights.reduce(0, +))
    var maxima = weights.map { $0 * 50 / sum * 2 }
    if !maxima.isEmpty { maxima[0] += 100 - maxima.reduce(0, +) }
    return maxima
  }

  private static let money = ["revenue", "employees"]

  private static func fit(_ material: PresetMaterial) -> Group? {
    let isValue = { (field: String) in valueField(material) == field }
    let most = material.suggestion.fit.count { !isValue($0.field) }
    guard most > 0 else { return nil }
    return Group(
      name: "strategic_fit", weight: 34,
      comment: "Does it have the problem that we solve, and a reason to solve it now?"
    ) { maximum in
      material.fit(halfPoints: maximum, most: min(3, most)) { !isValue($0) }
        .flatMap { CriterionText.lines($0, hundredths: 100) }
    }
  }

  private static func valueField(_ material: PresetMaterial) -> String? {
    money.first { material.market.accounts.column($0)?.kind == .number }
  }

  private static func value(_ material: PresetMaterial) -> Group? {
    guard let field = valueField(material),
      case .number(let numbers)? = material.market.accounts.column(field)?.values
    else { return nil }
    let cuts = RoundCuts.cuts(numbers)
    guard !cuts.isEmpty else { return nil }
    return Group(
      name: "value", weight: 26, comment: "What could it be worth? Larger is an assumption: edit."
    ) { maximum in
      let bands = RoundCuts.ranges(cuts).enumerated().map { index, range in
        "\(NumberRangeText.text(range)): \(index * 2 / cuts.count * maximum / 2)"
      }
      return ["    \(field): { bands: { \(bands.joined(separator: ", ")) } }"]
    }
  }

  private static func signals(_ material: PresetMaterial) -> Group? {
    let kinds = material.kinds(.intent).isEmpty ? material.kinds : material.kinds(.intent)
    let columns = material.suggestion.intent.filter { !$0.field.hasPrefix(SignalMeasure.prefix) }
    guard !kinds.isEmpty || !columns.isEmpty else { return nil }
    return Group(
      name: "signals", weight: 24,
      comment: "Several kinds of signals, from several people: a single one proves nothing."
    ) { maximum in
      guard !kinds.isEmpty else {
        return SuggestedCriterion.shared(columns, maximum: maximum)
          .flatMap { CriterionText.lines($0, hundredths: 100) }
      }
      let list = material.list(kinds)
      let (most, second) =
        material.knowsPeople ? (maximum - maximum / 3, maximum / 3) : (maximum, 0)
      var lines = [
        "    different_signals: { signals: \(list), count: kinds, per: \(max(1, most / 3)), cap: \(most), half_life: 60d }"
      ]
      if second > 0 {
        lines.append(
          "    people: { signals: \(list), count: people, within: 90d, per: \(max(1, second / 3)), cap: \(second) }"
        )
      }
      return lines
    }
  }

  private static func relationship(_ material: PresetMaterial) -> Group? {
    var criteria: [(Int) -> String] = []
    if let field = material.field(["existing_relationship"], .yesNo) {
      criteria.append { "    \(field): { yes: \($0) }" }
    }
    if let depth = depth(material) { criteria.append(depth) }
    if material.knowsDecisionMakers {
      criteria.append { "    contacts.decision_makers: { per: \(max(1, $0 / 2)), cap: \($0) }" }
    }
    let kinds = material.kinds(.engagement)
    if !kinds.isEmpty, !material.kinds(.intent).isEmpty {
      let list = material.list(kinds)
      criteria.append {
        "    engagement: { signals: \(list), per: \(max(1, $0 / 3)), cap: \($0), half_life: 90d }"
      }
    } else if let field = material.field(["last_engagement"], .date) {
      criteria.append { "    \(field): { points: \($0), half_life: 90d }" }
    }
    criteria = Array(criteria.prefix(2))
    guard !criteria.isEmpty else { return nil }
    return Group(
      name: "relationship", weight: 16,
      comment: "Whom do we know there, and how well? Most models weigh this too little."
    ) { maximum in
      let share = maximum / criteria.count
      return criteria.enumerated().map { index, line in
        line(index == 0 ? maximum - share * (criteria.count - 1) : share)
      }
    }
  }

  /// Points by depth of relationship, for the levels that the column has.
  private static func depth(_ material: PresetMaterial) -> ((Int) -> String)? {
    let quarters = [
      "none": 0, "indirect": 1, "contact": 2, "decision-maker": 4, "decision maker": 4,
      "customer": 4,
    ]
    guard let field = material.field(["relationship", "relationship_depth"], .category),
      case .category(_, let levels)? = material.market.accounts.column(field)?.values
    else { return nil }
    let known = levels.filter { quarters[$0.lowercased()] != nil }
    guard !known.isEmpty else { return nil }
    return { most in
      let points = known.map { level in
        "\(YAMLText.scalar(level)): \((quarters[level.lowercased()] ?? 0) * most / 4)"
      }
      return "    \(field): { points: { \(points.joined(separator: ", ")) } }"
    }
  }
}
