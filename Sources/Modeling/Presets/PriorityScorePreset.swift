/// Fit 0–50, intent 0–30, engagement 0–20; Tier 1 above 75 with strong fit, Tier 2 from 40 on.
enum PriorityScorePreset {
  static func text(_ material: PresetMaterial) -> PresetText {
    let suggestion = material.suggestion
    var text = PresetText()
    text.score += CriterionText.group("fit", maximum: suggestion.maxima.fit, suggestion.fit)
    text.score += CriterionText.group(
      "intent", maximum: suggestion.maxima.intent, suggestion.intent)
    text.score += CriterionText.group(
      "engagement", maximum: suggestion.maxima.engagement, suggestion.engagement)
    if suggestion.hasBehavior, suggestion.intent.isEmpty || suggestion.engagement.isEmpty {
      let (missing, other) =
        suggestion.intent.isEmpty ? ("intent", "engagement") : ("engagement", "intent")
      text.score.append(
        "  # Nothing in the files says anything of \(missing), so that its points went to \(other)."
      )
    }
    for (group, criterion) in suggestion.spare {
      text.score.append(
        "  # left out of \(group), since five to eight criteria are enough: "
          + YAMLText.comment(criterion.field))
    }
    let (first, second) = conditions(suggestion)
    if !suggestion.hasBehavior { text.tierNotes = fitAloneNotes }
    text.tierNotes += PresetMaterial.reachNotes(reach(suggestion))
    text.tiers = [
      SuggestedTier(
        when: first,
        capacity: "50  # accounts that the team can work one by one; 5 to 20 is usual, 50 the most",
        budget: "500..2000",
        treatment: Treatment(
          play: "direct sales with content made for the account",
          owner: "account executive and marketing", personalization: "for the account")),
      SuggestedTier(
        when: second, budget: "200..500",
        treatment: Treatment(
          play: "webinars, pages by vertical and sequenced e-mail", owner: "SDR and marketing",
          personalization: "for the cluster")),
      SuggestedTier(
        budget: "25..100",
        treatment: Treatment(
          play: "ads, retargeting and nurture", owner: "marketing operations",
          personalization: "for the persona")),
    ]
    text.gates = gates(suggestion)
    return text
  }

  /// What is said where nothing says who is buying now.
  static let fitAloneNotes = [
    "# Nothing says who is buying now (no signals, no intent, no engagement), so the tiers rest on",
    "# fit alone; a perfect fit without a buying motion is worth less than Tier 1 suggests.",
  ]

  /// Returns the share of fit that can be reached, 1 where 35 of 50 points can, or 37.5 where fit stands alone.
  private static func reach(_ suggestion: ModelSuggestion) -> Double {
    SuggestedCriterion.reach(suggestion.fit, highest: suggestion.hasBehavior ? 0.7 : 0.75)
  }

  private static func conditions(_ suggestion: ModelSuggestion) -> (String, String) {
    let reach = reach(suggestion)
    func fit(_ points: Double) -> String { PresetMaterial.threshold(points, reach: reach) }
    guard suggestion.hasBehavior else {
      guard !suggestion.fit.isEmpty else { return ("fit > 37.5", "fit >= 0") }
      return ("fit > \(fit(37.5))", "fit >= \(fit(20))")
    }
    let behavior = Double(suggestion.maxima.intent + suggestion.maxima.engagement)
    let share = suggestion.fit.isEmpty ? 0 : Double(suggestion.maxima.fit)
    let whole = (reach * share + behavior) / (share + behavior)
    return (
      "score > \(PresetMaterial.threshold(75, reach: whole))"
        + (suggestion.fit.isEmpty ? "" : " and fit >= \(fit(35))"),
      "score >= \(PresetMaterial.threshold(40, reach: whole))"
    )
  }

  /// A perfect fit without any motion is no second tier.
  private static func gates(_ suggestion: ModelSuggestion) -> [String] {
    let groups = [
      suggestion.intent.isEmpty ? nil : "intent < 1",
      suggestion.engagement.isEmpty ? nil : "engagement < 1",
    ].compactMap { $0 }
    guard !groups.isEmpty else { return [] }
    return [
      "# Whoever has not even a point for \(groups.count == 2 ? "intent or engagement" : "that") is in Tier 3, whatever the fit: old",
      "# signals fade to fractions of a point and never quite to nothing.",
      "gates:",
      "  - { when: \"\(groups.joined(separator: " and "))\", tier: 3, reason: nothing recent }",
    ]
  }
}
