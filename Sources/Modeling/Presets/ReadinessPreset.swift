/// How ready accounts are to buy: engaged, a challenge seen, the need validated, strong signals.
///
/// Active Focus asks for all four; leniently for one of the last two. Whoever shows none of them is
/// in the cluster of the ideal customer profile, and the rest are the pipeline of the future.
enum ReadinessPreset {
  /// One of the four questions, as far as the data can answer it.
  private struct Question {
    /// The name of its condition.
    let name: String
    /// What it asks, for a comment.
    let meaning: String
    /// The group whose points answer it, as lines.
    let group: [String]
    /// The condition.
    let condition: String
  }

  static func text(_ material: PresetMaterial, isLenient: Bool) -> PresetText {
    let questions = [
      engaged(material), challenge(material), validated(material), strong(material),
    ].compactMap { $0 }
    var text = PresetText()
    let criterionCount = questions.reduce(0) { $0 + $1.group.count { $0.hasPrefix("    ") } - 1 }
    let fit = material.fit(halfPoints: 60, most: min(3, max(1, 8 - criterionCount)))
    if !fit.isEmpty {
      text.score += ["  # Fit does not decide how ready an account is; it says who comes first."]
      text.score += ["  fit:", "    max: 60"]
      text.score += fit.flatMap { CriterionText.lines($0, hundredths: 100) }
    }
    text.score += questions.flatMap(\.group)
    guard !questions.isEmpty else {
      let reach = SuggestedCriterion.reach(fit, highest: 0.749)
      text.tierNotes = PriorityScorePreset.fitAloneNotes + PresetMaterial.reachNotes(reach)
      text.tiers = tiers(
        active: "fit >= " + PresetMaterial.threshold(45, reach: reach),
        pipeline: "fit >= " + PresetMaterial.threshold(25, reach: reach)
      ).map { tier in
        // Without an answer to any question nobody is in focus: fit alone only sorts.
        SuggestedTier(when: tier.when, capacity: tier.capacity, treatment: tier.treatment)
      }
      return text
    }
    text.conditions = [
      "# The questions. Each is a condition of its own that the tiers use.", "conditions:",
    ]
    for question in questions {
      text.conditions.append(
        "  \(question.name): \(YAMLText.quoted(question.condition))  # \(question.meaning)")
    }
    let missing = ["engaged", "challenge", "validated", "strong"].filter { name in
      !questions.contains { $0.name == name }
    }
    if !missing.isEmpty {
      text.tierNotes = [
        "# Nothing in the files answers: \(missing.joined(separator: ", ")). Add yes/no columns for them (challenge_evidence,",
        "# need_validated, strong_signals) and run init again, or write conditions of your own.",
      ]
    }
    let names = questions.map(\.name)
    let last = names.filter { ["validated", "strong"].contains($0) }
    var active =
      isLenient && !last.isEmpty
      ? last.joined(separator: " or ") : names.joined(separator: " and ")
    if names.count == 1, !fit.isEmpty {
      active =
        "\(names[0]) and fit >= "
        + PresetMaterial.threshold(42, reach: SuggestedCriterion.reach(fit, highest: 0.7))
      text.tierNotes.append("# One yes alone makes nobody ready, so that fit has to be high too.")
    }
    text.tierNotes += [
      isLenient
        ? "# Lenient: a validated need or strong signals are enough for Active Focus."
        : "# Strict: Active Focus asks for every question; init --lenient takes one of the last two.",
      "# Accounts go up as soon as a question turns to yes, and down when it turns to no: signals are strong",
      "# for a month, and engagement ends after six. What else takes them down stands under gates.",
    ]
    text.tiers = tiers(active: active, pipeline: names.joined(separator: " or "))
    // A pipeline that asks for the same as the focus would always be empty.
    if names.count == 1, fit.isEmpty { text.tiers.remove(at: 1) }
    text.gates = demotions(material, lastTier: text.tiers.count)
    return text
  }

  /// Returns the triggers that take accounts down, as far as the data know of them.
  ///
  /// Out of focus: a deal without activity for 90 days, a champion who left, a budget that was missed.
  /// Out of the pipeline: no priority now.
  private static func demotions(_ material: PresetMaterial, lastTier: Int) -> [String] {
    var gates: [(condition: String, tier: Int, reason: String)] = []
    let activity =
      material.market.signals?.signals.isEmpty == false
      ? "signals" : material.field(["last_engagement"], .date)
    if let activity { gates.append(("days_since(\(activity)) > 90", 2, "no activity for 90 days")) }
    let columns = [
      ("champion_left", 2, "the champion left"), ("deal_stalled", 2, "the deal stalled"),
      ("budget_missed", 2, "the budget cycle was missed"),
      ("no_current_priority", lastTier, "no priority now"),
    ]
    for (field, tier, reason) in columns where material.field([field], .yesNo) != nil {
      gates.append(("\(field) = yes", tier, reason))
    }
    guard !gates.isEmpty else { return [] }
    return [
      "# What takes an account down, whatever the questions say. Yes/no columns champion_left, deal_stalled,",
      "# budget_missed and no_current_priority are used where the files have them.", "gates:",
    ]
      + gates.map { gate in
        "  - { when: \"\(gate.condition)\", tier: \(gate.tier), reason: \(gate.reason) }"
      }
  }

  private static func tiers(active: String, pipeline: String) -> [SuggestedTier] {
    [
      SuggestedTier(
        name: "Active Focus", when: active,
        capacity: "30  # 10 to 30 accounts get the premium treatment", effort: "80%",
        treatment: Treatment(
          play: "high-touch program for the buying committee; peer roundtables of 10 to 15",
          owner: "sales and marketing")),
      SuggestedTier(
        name: "Future Pipeline", when: pipeline,
        capacity: "100  # 50 to 100; fewer than 30% become opportunities", effort: "20%",
        treatment: Treatment(
          play: "SDR engagement and nurture; webinars for 20 to 30 accounts of one micro-segment",
          owner: "shared")),
      SuggestedTier(
        name: "Cluster ICP", effort: "0%",
        treatment: Treatment(
          play: "automated awareness only, no premium SDR time; fewer than 5% become opportunities",
          owner: "marketing")),
    ]
  }

  /// Returns a question that a yes/no column answers.
  private static func answered(
    _ material: PresetMaterial, _ name: String, group: String, meaning: String, fields: [String]
  ) -> Question? {
    guard let field = material.field(fields, .yesNo) else { return nil }
    return Question(
      name: name, meaning: meaning,
      group: ["  \(group):", "    max: 10", "    \(field): { yes: 10 }"],
      condition: "\(group) >= 5")
  }

  private static func engaged(_ material: PresetMaterial) -> Question? {
    let meaning = "repeated engagement, none of it older than six months"
    if let question = answered(
      material, "engaged", group: "engagement", meaning: meaning, fields: ["engaged", "is_engaged"])
    {
      guard let field = material.field(["last_engagement"], .date) else { return question }
      return Question(
        name: question.name, meaning: meaning, group: question.group,
        condition: "\(question.condition) and months_since(\(field)) <= 6")
    }
    // Social engagement, visits, events, downloads, e-mail.
    let kinds = material.kinds(with: [
      "social", "linkedin", "visit", "page", "event", "webinar", "download", "content", "email",
      "reply", "click", "form",
    ])
    if !kinds.isEmpty {
      return Question(
        name: "engaged", meaning: meaning,
        group: [
          "  engagement:", "    max: 10",
          "    # Every signal of these kinds counts one, no kind more than three.",
          "    touches: { signals: \(material.list(kinds)), within: 180d, per: 1, cap: 10, kind_cap: 3 }",
        ], condition: "engagement >= 3 and months_since(signals) <= 6")
    }
    guard let field = material.field(["last_engagement"], .date) else { return nil }
    return Question(
      name: "engaged", meaning: meaning,
      group: ["  engagement:", "    max: 10", "    \(field): { points: 10, half_life: 90d }"],
      condition: "months_since(\(field)) <= 6")
  }

  private static func challenge(_ material: PresetMaterial) -> Question? {
    let meaning = "evidence that the account has the challenge"
    if let question = answered(
      material, "challenge", group: "need", meaning: meaning,
      fields: ["challenge_evidence", "evidence_of_challenge", "has_challenge", "challenge"])
    {
      return question
    }
    let kinds = material.kinds(with: ["research", "topic", "surge", "comparison", "competitor"])
    guard !kinds.isEmpty else { return nil }
    return Question(
      name: "challenge", meaning: meaning,
      group: [
        "  need:", "    max: 10",
        "    research: { signals: \(material.list(kinds)), within: 180d, per: 2.5, cap: 10 }",
      ], condition: "need >= 5")
  }

  private static func validated(_ material: PresetMaterial) -> Question? {
    let meaning = "the need is validated with people of the buying committee"
    if let question = answered(
      material, "validated", group: "committee", meaning: meaning,
      fields: ["need_validated", "challenge_validated", "validated"])
    {
      return question
    }
    var lines: [String] = []
    let talks = material.kinds(with: ["demo", "meeting", "trial", "form", "reply", "replied"])
    if !talks.isEmpty {
      lines.append(
        "    conversations: { signals: \(material.list(talks)), within: 180d, per: 2.5, cap: 5 }")
    }
    if material.knowsPeople {
      lines.append("    people: { signals: all, count: people, within: 180d, per: 2.5, cap: 5 }")
    } else if material.knowsDecisionMakers {
      lines.append("    contacts.decision_makers: { per: 2.5, cap: 5 }")
    }
    guard !lines.isEmpty else { return nil }
    return Question(
      name: "validated", meaning: meaning, group: ["  committee:", "    max: 10"] + lines,
      condition: lines.count > 1 ? "committee >= 7.5" : "committee >= 5")
  }

  private static func strong(_ material: PresetMaterial) -> Question? {
    let meaning = "strong buying signals: different kinds within a month"
    if let question = answered(
      material, "strong", group: "signal_strength", meaning: meaning,
      fields: [
        "strong_signals", "buying_signals", "strong_buying_signals", "budget_confirmed",
        "timeline_confirmed",
      ])
    {
      return question
    }
    guard !material.kinds.isEmpty else { return nil }
    return Question(
      name: "strong", meaning: meaning,
      group: [
        "  signal_strength:", "    max: 10",
        "    different_signals: { signals: \(material.list(material.kinds)), count: kinds, within: 30d, per: 2.5, cap: 10 }",
      ], condition: "signal_strength >= 5")
  }
}
