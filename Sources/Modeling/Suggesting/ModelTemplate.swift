import Reading
import Statistics

/// Writes a first model for a market, with comments that explain it to a reader who is new to it.
///
/// A preset says how accounts are scored and tiered. Points are a suggestion: from the deals where these
/// set a value apart, else a plain assumption that says so.
public enum ModelTemplate {
  /// Returns the text of a model file that `ModelFile` reads back.
  ///
  /// - Parameters:
  ///   - market: What was read, with deals, signals and contacts where there are any.
  ///   - accountsPath: The path of the accounts; nothing where every deal is its own account.
  ///   - dealsPath: The path of the deals, or nothing.
  ///   - signalsPath: The path of the signals, or nothing.
  ///   - contactsPath: The path of the contacts, or nothing.
  ///   - outcome: What counts as won and lost.
  ///   - dateOrder: `day/month` or `month/day` where no date of a file decides it, or nothing.
  ///   - preset: How accounts are scored and tiered.
  ///   - isLenient: Whether readiness takes one strong yes for ready; other presets know no such choice.
  /// - Returns: The text.
  public static func text(
    market: Market, accountsPath: String?, dealsPath: String?, signalsPath: String?,
    contactsPath: String?, outcome: OutcomeRule = .usual, dateOrder: String? = nil,
    preset: ModelPreset = .priorityScore, isLenient: Bool = false
  ) -> String {
    precondition(
      accountsPath != nil || dealsPath != nil, "neither accounts nor deals have a path")
    let suggestion = ModelSuggestion(market: market, dealIsAccount: accountsPath == nil)
    let material = PresetMaterial(market: market, suggestion: suggestion)
    let text = presetText(preset, material, isLenient: isLenient)
    var lines = header(preset)
    lines += sources(
      market, accountsPath: accountsPath, dealsPath: dealsPath, signalsPath: signalsPath,
      contactsPath: contactsPath, outcome: outcome, dateOrder: dateOrder)
    lines += FeatureText.lines(suggestion.columns, market: market)
    lines += score(suggestion, text.score)
    if !text.conditions.isEmpty { lines += [""] + text.conditions }
    lines += TierText.lines(text, market: market)
    lines += SegmentText.lines(suggestion.columns, market: market)
    lines += CriteriaNote.lines(market)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func presetText(
    _ preset: ModelPreset, _ material: PresetMaterial, isLenient: Bool
  ) -> PresetText {
    switch preset {
    case .fitIntentMatrix: FitIntentMatrixPreset.text(material)
    case .weightedScorecard: WeightedScorecardPreset.text(material)
    case .sweetSpot: SweetSpotPreset.text(material)
    case .readiness: ReadinessPreset.text(material, isLenient: isLenient)
    case .priorityScore: PriorityScorePreset.text(material)
    }
  }

  private static func header(_ preset: ModelPreset) -> [String] {
    [
      "# How accounts are scored, put into tiers and cut into micro-segments.",
      "# Preset \(preset.rawValue): \(preset.summary).",
      "# Its numbers follow \(preset.guide).",
      "# Written as a first suggestion; every line is yours to edit. Lines behind # are notes.",
      "tessera: 1",
      "name: Target accounts",
      "",
      "# Where the data are. Columns are found by their headers; where a finding is wrong, name the",
      "# header under columns (for instance columns: { id: Account ID }) or the kind under kinds",
      "# (for instance kinds: { founded: number }).",
    ]
  }

  private static func sources(
    _ market: Market, accountsPath: String?, dealsPath: String?, signalsPath: String?,
    contactsPath: String?, outcome: OutcomeRule, dateOrder: String?
  ) -> [String] {
    let columns = dateOrder.map { ["  columns: { date_order: \($0) }"] } ?? []
    var lines: [String] = []
    if let accountsPath {
      lines += ["accounts:", "  source: \(YAMLText.scalar(accountsPath))"] + columns
    }
    if let dealsPath {
      let words = { (texts: [String]) in texts.map(YAMLText.scalar).joined(separator: ", ") }
      let hasWindow = signalsPath != nil && market.deals?.hasCloseDates == true
      lines += [
        "deals:",
        "  source: \(YAMLText.scalar(dealsPath))",
        "  won: [\(words(outcome.won))]  # stages that count as won",
        "  lost: [\(words(outcome.lost))]",
        accountsPath == nil
          ? "  unit: deal  # every deal is its own account"
          : "  unit: account  # an account counts once, however many deals it has; or: deal",
        hasWindow
          ? "  window: 12m  # deals that closed in the last 12 months before the as-of date; or: all"
          : "  window: all  # all of history; or for instance 12m",
        "  currency: $",
        "  # exclude: { pipeline: [Renewals] }  # rows that are no new business",
      ]
      lines += columns
    }
    for (name, path) in [("signals", signalsPath), ("contacts", contactsPath)] {
      guard let path else { continue }
      lines +=
        columns.isEmpty
        ? ["\(name): \(YAMLText.scalar(path))"]
        : ["\(name):", "  source: \(YAMLText.scalar(path))"] + columns
    }
    return lines
  }

  private static func score(_ suggestion: ModelSuggestion, _ groups: [String]) -> [String] {
    var lines = [
      "", "# Points. The criteria of a group are added, up to its max.",
      "# per: points for each one; cap: the most that they give together; kind_cap: the most of one kind;",
      "# half_life: 30d: half the points after 30 days, a quarter after 60; within: only what is no older;",
      "# missing: the points where the value is unknown; other: those of values that are not listed.",
    ]
    if suggestion.isProven, let outcomes = suggestion.outcomes {
      let base = DecimalText.percent(outcomes.base)
      lines += [
        "# The points of fit come from the same deals that a back-test of this model will use, so that",
        "# back-test flatters. On average \(base) of \(outcomes.unit) are won; a value is set apart where",
        "# its rate differs provably, allowing for how many values are looked at. These are associations,",
        "# not causes.",
      ]
    } else if suggestion.isNeutral {
      lines += [
        "# There are no deals and no signals to tell accounts apart, so every known value earns half and",
        "# all accounts come out alike: edit the points to say what a good account is.",
      ]
    } else if suggestion.outcomes != nil {
      lines += [
        "# The deals set no value of any column apart from the average at 95%, so the points of fit are",
        "# plain assumptions: edit them.",
      ]
    }
    lines.append("score:")
    if suggestion.isProven {
      lines.append("  suggested: true  # remove this line once the points are your own")
    }
    lines += groups
    // A score without any criterion would be an empty mapping.
    if groups.isEmpty {
      lines.append("  fit: { max: 50 }  # no column tells accounts apart; add criteria")
    }
    return lines
  }
}
