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
    guard market.accounts.column("existing_customer")?.kind == .yesNo else { return lines }
    return lines + [""] + preset.customerNotes + [
      "customers: { when: \"existing_customer = yes\", tier: \(preset.customerTier) }"
    ]
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
