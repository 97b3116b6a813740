/// Fit and intent from 1 to 10; high from 7, middle from 5, low intent from 2.
enum FitIntentMatrixPreset {
  static func text(_ material: PresetMaterial) -> PresetText {
    var text = PresetText()
    text.score = fitLines(material)
    let intent = intentLines(material)
    text.score += intent
    text.customerTier = "1"
    text.customerNotes = [
      "# Existing customers are in Tier 1 whatever their score; write tier: rules to tier them like others.",
      "# They are never counted in the conversion of a tier.",
    ]
    let isGraded = material.grades(grades) != nil
    let highest = intent.isEmpty ? 8.0 / 9 : 6.0 / 9
    let reach =
      isGraded
      ? 1
      : SuggestedCriterion.reach(material.fit(halfPoints: 18, most: 5), highest: highest - 0.001)
    text.tiers = tiers(hasIntent: !intent.isEmpty, reach: reach)
    text.tierNotes = PresetMaterial.reachNotes(reach)
    if intent.isEmpty {
      text.tierNotes += PriorityScorePreset.fitAloneNotes
    } else {
      text.tierNotes += [
        "# The guide's picture of the matrix puts low fit with high intent into Tier 2 as well, its rule does",
        "# not; the rule stands here. To follow the picture, add to Tier 2: or intent >= 7",
      ]
    }
    return text
  }

  private static let grades = ["fit", "fit_score", "fit_grade"]

  private static func fitLines(_ material: PresetMaterial) -> [String] {
    if let field = material.grades(grades) {
      return ["  fit: { max: 10, \(field): { per: 1, cap: 10 } }  # graded from 1 to 10 already"]
    }
    let criteria = material.fit(halfPoints: 18, most: 5)
    guard !criteria.isEmpty else {
      return [
        "  fit: { max: 10, start: { always: 1 } }  # no column tells accounts apart; add criteria"
      ]
    }
    return ["  fit:", "    max: 10", "    start: { always: 1 }  # the scale runs from 1 to 10"]
      + criteria.flatMap { CriterionText.lines($0, hundredths: 50) }
  }

  /// Returns the group of intent, no lines where nothing says who is buying.
  private static func intentLines(_ material: PresetMaterial) -> [String] {
    if let field = material.grades(["intent", "intent_level", "intent_grade"]) {
      return ["  intent: { max: 10, \(field): { per: 1, cap: 10 } }  # graded from 1 to 10 already"]
    }
    let start = ["  intent:", "    max: 10", "    start: { always: 1 }  # 1 is nothing seen"]
    let kinds = material.kinds
    if !kinds.isEmpty {
      return start + [
        "    # A signal in the last 7 days makes 9, in 30 days 7, in 90 days 5, in a year 2, ...",
        "    last_signal: { signals: \(material.list(kinds)), steps: { 7d: 7, 30d: 5, 90d: 4, 365d: 1 } }",
        "    # ... since its own kind counts one here, and a second kind within 30 days one more.",
        "    different_signals: { signals: \(material.list(kinds)), count: kinds, within: 30d, per: 1, cap: 2 }",
      ]
    }
    let columns = material.suggestion.intent + material.suggestion.engagement
    guard !columns.isEmpty else { return [] }
    return start
      + SuggestedCriterion.shared(columns, maximum: 18).flatMap {
        CriterionText.lines($0, hundredths: 50)
      }
  }

  private static func tiers(hasIntent: Bool, reach: Double) -> [SuggestedTier] {
    // The scale begins at 1, and what is above it can be reached in part only.
    func fit(_ grade: Double) -> String {
      "fit >= " + NumberRangeText.text(((1 + (grade - 1) * reach) * 2).rounded() / 2)
    }
    return [
      SuggestedTier(
        when: hasIntent ? "\(fit(7)) and intent >= 7" : fit(9),
        capacity: "50  # 5 to 20 is usual, 50 the most", budget: "500..2000",
        treatment: Treatment(
          play: "custom content, executive sponsor, several people of the account at once",
          owner: "account executive with a named account team",
          cadence: "1 to 2 e-mails a week; sales calls weekly until engaged",
          channel: "direct sales", personalization: "pages made for the account")),
      SuggestedTier(
        when: hasIntent
          ? "(\(fit(7)) and intent >= 2) or (\(fit(5)) and intent >= 7)" : fit(7),
        budget: "200..500",
        treatment: Treatment(
          play: "one campaign for each micro-segment; account review monthly or quarterly",
          owner: "SDR when intent triggers", cadence: "1 e-mail every 2 weeks",
          channel: "webinars, e-mail", personalization: "pages for the vertical")),
      SuggestedTier(
        budget: "25..100",
        treatment: Treatment(
          play: "demand generation and self-serve; alert on a spike of engagement",
          owner: "inbound team", cadence: "1 automated e-mail every 2 weeks",
          channel: "ads, nurture",
          personalization: "standard site")),
    ]
  }
}
