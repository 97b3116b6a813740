import Reading

/// Writes the sections `tiers` and `customers` of a first model.
enum TierText {
  /// Returns the lines of both sections.
  static func lines(_ suggestion: ModelSuggestion, market: Market) -> [String] {
    let (first, second) = conditions(suggestion)
    var lines = [
      "", "# Tiers. The first rule that holds decides; budgets are for one account and month.",
    ]
    if !suggestion.hasBehavior {
      lines += [
        "# Nothing says who is buying now (no signals, no intent, no engagement), so the tiers rest on",
        "# fit alone; a perfect fit without a buying motion is worth less than Tier 1 suggests.",
      ]
    }
    lines += [
      "tiers:",
      "  1:",
      "    when: \(YAMLText.quoted(first))",
      "    capacity: 50  # accounts that the team can work one by one; 5 to 20 is usual, 50 the most",
      "    budget_per_month: 500..2000",
      "    play: direct sales with content made for the account (account executive and marketing)",
      "  2:",
      "    when: \(YAMLText.quoted(second))",
      "    budget_per_month: 200..500",
      "    play: webinars, pages by vertical and sequenced e-mail for clusters (SDR and marketing)",
      "  3:",
      "    when: otherwise",
      "    budget_per_month: 25..100",
      "    play: ads, retargeting and nurture by persona (marketing operations)",
    ]
    guard market.accounts.column("existing_customer")?.kind == .yesNo else { return lines }
    return lines + [
      "",
      "# Existing customers are in Tier 1 whatever their score. Guides differ on this: others treat them",
      "# as a market of their own. They are never counted in the conversion of a tier.",
      "customers: { when: \"existing_customer = yes\", tier: 1 }",
    ]
  }

  private static func conditions(_ suggestion: ModelSuggestion) -> (String, String) {
    guard suggestion.hasBehavior else {
      guard !suggestion.fit.isEmpty else { return ("fit > 37.5", "fit >= 0") }
      return ("fit > 37.5", "fit >= 20")
    }
    let groups = [
      suggestion.intent.isEmpty ? nil : "intent > 0",
      suggestion.engagement.isEmpty ? nil : "engagement > 0",
    ].compactMap { $0 }
    let motion = groups.count == 1 ? groups[0] : "(" + groups.joined(separator: " or ") + ")"
    let strong = suggestion.fit.isEmpty ? "" : " and fit >= 35"
    return ("score > 75\(strong)", "score >= 40 and \(motion)")
  }
}
