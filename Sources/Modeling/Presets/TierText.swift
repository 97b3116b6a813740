import Reading

/// Writes the sections `tiers`, `gates` and `customers` of a first model.
enum TierText {
  /// Returns the lines of the sections.
  static func lines(_ preset: PresetText, market: Market) -> [String] {
    var lines = [
      "", "# Tiers. The first rule that holds decides; budgets are for one account and month.",
    ]
    lines += preset.tierNotes + ["tiers:"]
    for (index, tier) in preset.tiers.enumerated() { lines += self.lines(tier, number: index + 1) }
    if !preset.gates.isEmpty { lines += [""] + preset.gates }
    if let competitors = levels(market, ["competitor"]) {
      lines += [
        "",
        "# Whom we do not sell to: in the last tier whatever the score, and without a play or a budget.",
        "disqualify: [{ when: \(YAMLText.quoted(competitors)), reason: a competitor }]",
      ]
    }
    let customers =
      market.accounts.column("existing_customer")?.kind == .yesNo
      ? "existing_customer = yes" : levels(market, ["customer", "client"])
    guard let customers else { return lines }
    return lines + [""] + preset.customerNotes + [
      "customers: { when: \(YAMLText.quoted(customers)), tier: \(preset.customerTier) }"
    ]
  }

  /// Returns the condition that an account's type or stage begins with one of some words; nothing where none does.
  private static func levels(_ market: Market, _ words: [String]) -> String? {
    for field in ["account_type", "lifecycle_stage"] {
      guard case .category(_, let levels)? = market.accounts.column(field)?.values else { continue }
      let named = levels.filter { level in words.contains { level.lowercased().hasPrefix($0) } }
      if !named.isEmpty, named.count < levels.count {
        return Condition.text(name: field, isAnyOf: named).description
      }
    }
    return nil
  }

  private static func lines(_ tier: SuggestedTier, number: Int) -> [String] {
    var lines = ["  \(number):"]
    if let name = tier.name { lines.append("    name: \(YAMLText.scalar(name))") }
    lines.append("    when: " + (tier.when.map(YAMLText.quoted) ?? "otherwise"))
    if let capacity = tier.capacity { lines.append("    capacity: \(capacity)") }
    if let budget = tier.budget { lines.append("    budget_per_month: \(budget)") }
    if let effort = tier.effort { lines.append("    effort: \(effort)") }
    for (key, value) in tier.treatment.entries {
      lines.append("    \(key): \(YAMLText.scalar(value))")
    }
    return lines
  }
}
