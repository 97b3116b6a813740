import Reading

/// Writes the section `features` of a first model.
enum FeatureText {
  /// Returns the lines of the section, with what was left out and why.
  static func lines(_ columns: UsableColumns, market: Market) -> [String] {
    var lines = [
      "",
      "# What describes an account when like is grouped with like, in four families of signals.",
      "# A family's weight is its share beside the others; log or rank tames numbers with long tails,",
      "# {size: {order: [small, medium, large]}} ranks levels, {funded: {half_life: 90}} lets a date fade.",
      "# What an account is and uses says what to tell it; what it did lately, only when. So intent and",
      "# engagement weigh less here than in the score; raise them to group accounts by behavior.",
    ]
    for (field, reason) in columns.leftOut {
      lines.append("# left out: \(YAMLText.comment(field)), which \(YAMLText.comment(reason))")
    }
    let families = SignalFamily.allCases.map { family in
      (family, features(columns.usable, market: market, family: family))
    }.filter { !$0.1.isEmpty }
    guard !families.isEmpty else { return lines + ["features: {}"] }
    lines.append("features:")
    for (family, features) in families {
      let texts = features.map { feature in
        let field = YAMLText.scalar(feature.field)
        return feature.transform == .none ? field : "{\(field): \(feature.transform.rawValue)}"
      }
      lines += ["  \(family.rawValue):", "    weight: \(weight(family))"] + wrapped(texts)
    }
    return lines
  }

  /// Returns a list that is broken into lines of at most 100 characters.
  private static func wrapped(_ texts: [String]) -> [String] {
    var lines = ["    columns: [" + (texts.first ?? "")]
    for text in texts.dropFirst() {
      lines[lines.count - 1] += ","
      if lines[lines.count - 1].count + text.count > 96 {
        lines.append("      " + text)
      } else {
        lines[lines.count - 1] += " " + text
      }
    }
    lines[lines.count - 1] += "]"
    return lines
  }

  /// Behavior changes faster than a campaign runs: at full weight it scatters accounts that are alike.
  private static func weight(_ family: SignalFamily) -> String {
    switch family {
    case .firmographic, .technographic: "1"
    case .intent: "0.25"
    case .engagement: "0.1"
    }
  }

  /// Returns up to four fields with levels, the usual ones first.
  static func axes(_ columns: [Column]) -> [String] {
    let preferred = ["industry", "technologies", "use_case", "region", "country"]
    let fields = columns.filter {
      [.category, .tags].contains($0.kind)
        && UsableColumns.missingShare($0) <= FitSuggestion.mostMissing
    }.map(\.field)
    let first = preferred.filter(fields.contains)
    return Array((first + fields.filter { !preferred.contains($0) }).prefix(4))
  }

  private static func features(
    _ columns: [Column], market: Market, family: SignalFamily
  ) -> [FamilyOptions.Feature] {
    let fields =
      columns
      .filter { FieldFamilies.family(of: $0.field) == family && $0.kind != .date }
      .map { FamilyOptions.Feature(field: $0.field, transform: transform($0)) }
    let signals = BehaviorSuggestion.kinds(market, family: family)
      .map { FamilyOptions.Feature(field: "signals.\($0)", transform: .log) }
    return fields + signals
  }

  /// Returns the logarithm for positive numbers that span more than a factor of twenty.
  private static func transform(_ column: Column) -> FamilyOptions.Feature.Transform {
    guard case .number(let numbers) = column.values else { return .none }
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    guard let least = sorted.first, least >= 0, let greatest = sorted.last else { return .none }
    let median = sorted[sorted.count / 2]
    return greatest > 20 * max(median, 1) || (least > 0 && greatest > 20 * least) ? .log : .none
  }
}
