/// Writes suggested criteria as lines of a model file.
enum CriterionText {
  /// Returns a group with its criteria; no lines where it has none.
  static func group(
    _ name: String, maximum: Int, _ criteria: [SuggestedCriterion]
  ) -> [String] {
    guard !criteria.isEmpty else { return [] }
    return ["  \(name):", "    max: \(maximum)"] + criteria.flatMap { lines($0, hundredths: 100) }
  }

  /// Returns the lines of one criterion, whose share is counted in so many hundredths of a point.
  static func lines(_ criterion: SuggestedCriterion, hundredths: Int) -> [String] {
    let field = YAMLText.scalar(criterion.field)
    let share = criterion.share * hundredths
    let most = PointText.text(share)
    let comment = "  # \(YAMLText.comment(criterion.comment))"
    switch criterion.form {
    case .yes: return ["    \(field): { yes: \(most) }\(comment)"]
    case .recency(let halfLife):
      return ["    \(field): { points: \(most), half_life: \(halfLife) }\(comment)"]
    case .signals(let halfLife):
      let per = PointText.text(max(100, share / 300 * 100))
      return [
        "    \(field): { per: \(per), cap: \(most), half_life: \(halfLife) }\(comment)"
      ]
    case .surges(let kinds, let halfLife):
      let per = PointText.text(max(100, share / 300 * 100))
      let list = kinds.map(YAMLText.scalar).joined(separator: ", ")
      return [
        "    \(field): { signals: [\(list)], strength: 60+, count: kinds, per: \(per), cap: \(most), half_life: \(halfLife) }\(comment)"
      ]
    case .levels(let parts, let otherHalves):
      var lines =
        ["    \(field):\(comment)", "      points:"]
        + partLines(parts, share: share, YAMLText.scalar)
      if let otherHalves { lines.append("      other: \(PointText.text(otherHalves * share / 2))") }
      return lines + missingLines(criterion, share: share)
    case .bands(let parts):
      // Bands need no quotes: `..50`, `50..250` and `250+` are plain in YAML.
      return ["    \(field):\(comment)", "      bands:"] + partLines(parts, share: share) { $0 }
        + missingLines(criterion, share: share)
    }
  }

  private static func partLines(
    _ parts: [SuggestedCriterion.Part], share: Int, _ key: (String) -> String
  ) -> [String] {
    parts.map { part in
      let comment = part.comment.isEmpty ? "" : "  # \(YAMLText.comment(part.comment))"
      return "        \(key(part.name)): \(PointText.text(part.halves * share / 2))\(comment)"
    }
  }

  private static func missingLines(_ criterion: SuggestedCriterion, share: Int) -> [String] {
    ["      missing: \(PointText.text(criterion.missingHalves * share / 2))"]
  }
}
