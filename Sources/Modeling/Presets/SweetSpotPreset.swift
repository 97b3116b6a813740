import Reading
import Statistics

/// The profile of the ideal customer as a condition, a segment within it, and the best of the segment.
///
/// The segment is where deals were won fastest in the last twelve months, within the profile.
enum SweetSpotPreset {
  /// The best accounts of the segment that are worked one by one.
  private static let placeCount = 100

  static func text(_ material: PresetMaterial) -> PresetText {
    var text = PriorityScorePreset.text(material)
    text.gates = []
    text.tierNotes = []
    let profile = profile(material)
    let inside = members(of: profile, material.market)
    let narrowing = narrowing(material, inside: inside, profile: profile)
    let icp = profile.map(\.condition.description)
    text.conditions = [
      "# The ideal customer may span many countries, sizes and industries; a segment narrows it to one",
      "# of each, so that one message fits all of its accounts.",
      "conditions:",
      "  icp: \(YAMLText.quoted(icp.isEmpty ? "score >= 0" : icp.joined(separator: " and ")))",
    ]
    text.conditions += narrowing.comments.map { "  # \($0)" }
    let segment = ["icp"] + narrowing.conditions.map(\.description)
    text.conditions.append(
      "  segment: \(YAMLText.quoted(segment.joined(separator: " and ")))")
    text.tiers[0].when = "segment"
    text.tiers[0].capacity =
      "{ accounts: \(placeCount), enforce: true }  # the best of the segment by score; the others fall to Tier 2"
    text.tiers[0].treatment.play = "everything made for the segment, its best accounts one by one"
    text.tiers[1].when = "icp"
    text.tiers[1].treatment.play = "what all of the profile shares; the next segments to come"
    text.tiers[2].treatment.play = "most but not all of the profile: nothing that costs much"
    return text
  }

  /// A condition and the accounts that it takes, by field.
  private struct Part {
    let kind: ColumnKind
    let condition: Condition
    let holds: (Int) -> Bool
  }

  /// Returns the conditions of the profile: levels and sizes that win no less than others.
  private static func profile(_ material: PresetMaterial) -> [Part] {
    var parts: [Part] = []
    // One size and one category: a second size says little that the first did not.
    for criterion in material.suggestion.fit
    where !parts.contains(where: { $0.kind == kind(criterion) }) {
      guard let column = material.market.accounts.column(criterion.field) else {
        continue
      }
      switch (criterion.form, column.values) {
      case (.levels(let levels, _), .category(let codes, let names)):
        let best = levels.filter { $0.halves == 2 }
        let taken = (best.isEmpty ? levels.filter { $0.halves == 1 } : best).map(\.name)
        guard !taken.isEmpty, taken.count < names.count else { continue }
        let codesTaken = Set(names.indices.filter { taken.contains(names[$0]) }.map(Int32.init))
        parts.append(
          Part(kind: .category, condition: .text(name: criterion.field, isAnyOf: taken)) {
            codesTaken.contains(codes[$0])
          })
      case (.bands(let bands), .number(let numbers)):
        let best = bands.filter { $0.halves == 2 }.compactMap { NumberRangeText.range($0.name) }
        guard let lower = best.map(\.lowerBound).min(), let upper = best.map(\.upperBound).max(),
          best.count < bands.count
        else { continue }
        parts.append(
          Part(
            kind: .number,
            condition: range(criterion.field, lower: lower, upper: upper)
          ) { numbers[$0] >= lower && numbers[$0] <= upper })
      default: continue
      }
    }
    return parts
  }

  private static func kind(_ criterion: SuggestedCriterion) -> ColumnKind {
    if case .bands = criterion.form { .number } else { .category }
  }

  private static func range(_ field: String, lower: Double, upper: Double) -> Condition {
    let from = Condition.number(name: field, .greaterOrEqual, lower)
    let to = Condition.number(name: field, .lessOrEqual, upper)
    guard lower > -.infinity else { return to }
    return upper < .infinity ? .and(from, to) : from
  }

  private static func members(of profile: [Part], _ market: Market) -> Set<Int> {
    Set((0..<market.accounts.count).filter { account in profile.allSatisfy { $0.holds(account) } })
  }

  /// Returns what narrows the profile: the level with the fastest deals of up to two columns.
  private static func narrowing(
    _ material: PresetMaterial, inside: Set<Int>, profile: [Part]
  ) -> (conditions: [Condition], comments: [String]) {
    let evidence = CycleEvidence(material.market, accounts: inside)
    var conditions: [Condition] = []
    var comments: [String] = []
    var left = inside
    for field in ["industry", "use_case", "country", "region", "crm"] {
      guard conditions.count < 2, let column = material.market.accounts.column(field),
        case .category(let codes, let names) = column.values
      else { continue }
      let levels = evidence.levels(column)
      guard let best = levels.first, levels.count > 1, best.medianDays < evidence.medianDays,
        let code = names.firstIndex(of: best.name)
      else { continue }
      let narrowed = left.filter { codes[$0] == Int32(code) }
      // A segment of a handful of accounts is none.
      guard narrowed.count >= min(50, max(1, inside.count / 4)) else { continue }
      left = narrowed
      conditions.append(.text(name: field, isAnyOf: [best.name]))
      let listed = levels.prefix(3).map {
        "\($0.name) \(DecimalText.fixed($0.medianDays, places: 0)) days (\(counted($0.dealCount)))"
      }
      comments.append(
        YAMLText.comment(
          "\(field), median days to win in the last 12 months: \(listed.joined(separator: ", ")); "
            + "all \(DecimalText.fixed(evidence.medianDays, places: 0)) (\(counted(evidence.dealCount)))"
        ))
    }
    guard conditions.isEmpty else { return (conditions, comments) }
    return broadest(material, inside: inside, evidence: evidence)
  }

  private static func counted(_ deals: Int) -> String {
    "\(DecimalText.whole(deals)) deal\(deals == 1 ? "" : "s")"
  }

  /// Returns the most frequent level of one column, where no deal says what is fast.
  private static func broadest(
    _ material: PresetMaterial, inside: Set<Int>, evidence: CycleEvidence
  ) -> (conditions: [Condition], comments: [String]) {
    for field in ["country", "region", "industry", "use_case"] {
      guard let column = material.market.accounts.column(field),
        case .category(let codes, let names) = column.values
      else { continue }
      var counts = [Int](repeating: 0, count: names.count)
      for account in inside where codes[account] >= 0 { counts[Int(codes[account])] += 1 }
      guard let best = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }),
        counts[best] > 0, counts[best] < inside.count
      else { continue }
      return (
        [.text(name: field, isAnyOf: [names[best]])],
        [
          evidence.dealCount == 0
            ? "No deal that the profile won in the last 12 months has both dates, so nothing says what is fast;"
            : "The \(counted(evidence.dealCount)) that the profile won in the last 12 months set nothing apart as fast;",
          "the segment is the \(field) with the most accounts of the profile: edit.",
        ]
      )
    }
    // A segment that asks for no more than the profile would leave Tier 2 empty.
    return (
      [.number(name: "score", .greaterOrEqual, 50)],
      ["No column narrows the profile, so the score does: add a condition."]
    )
  }
}
