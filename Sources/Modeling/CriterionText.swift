/// Writes suggested criteria as lines of a model file.
enum CriterionText {
  /// Returns a group with its criteria; no lines where it has none.
  static func group(
    _ name: String, maximum: Int, _ criteria: [SuggestedCriterion]
  ) -> [String] {
    guard !criteria.isEmpty else { return [] }
    return ["  \(name):", "    max: \(maximum)"] + criteria.flatMap(lines)
  }

  /// Returns the lines of one criterion.
  static func lines(_ criterion: SuggestedCriterion) -> [String] {
    let field = YAMLText.scalar(criterion.field)
    let share = criterion.share
    let comment = "  # \(YAMLText.comment(criterion.comment))"
    switch criterion.form {
    case .yes: return ["    \(field): { yes: \(share) }\(comment)"]
    case .recency(let halfLife):
      return ["    \(field): { points: \(share), half_life: \(halfLife) }\(comment)"]
    case .signals(let halfLife):
      let per = max(1, share / 3)
      return [
        "    \(field): { per: \(per), cap: \(share), half_life: \(halfLife) }\(comment)"
      ]
    case .levels(let parts, let otherHalves):
      var lines =
        ["    \(field):\(comment)", "      points:"]
        + partLines(parts, share: share, YAMLText.scalar)
      if let otherHalves { lines.append("      other: \(otherHalves * share / 2)") }
      return lines + missingLines(criterion)
    case .bands(let parts):
      // Bands need no quotes: `..50`, `50..250` and `250+` are plain in YAML.
      return ["    \(field):\(comment)", "      bands:"] + partLines(parts, share: share) { $0 }
        + missingLines(criterion)
    }
  }

  private static func partLines(
    _ parts: [SuggestedCriterion.Part], share: Int, _ key: (String) -> String
  ) -> [String] {
    parts.map { part in
      let comment = part.comment.isEmpty ? "" : "  # \(YAMLText.comment(part.comment))"
      return "        \(key(part.name)): \(part.halves * share / 2)\(comment)"
    }
  }

  private static func missingLines(_ criterion: SuggestedCriterion) -> [String] {
    ["      missing: \(criterion.missingHalves * criterion.share / 2)"]
  }
}
