import Reading

/// Writes the section `segments` of a first model.
enum SegmentText {
  /// Returns the lines of the section, with the axes that the market has.
  static func lines(_ columns: UsableColumns, market: Market) -> [String] {
    let names = FeatureText.axes(columns.usable)
    let builtIn = BuiltInAxes(market: market)
    let axes = SegmentAxis.builtInNames.compactMap(builtIn.axis)
    var lines = [
      "",
      "# Micro-segments: accounts alike enough for one campaign, each of a size that one can work.",
      "segments:",
      "  tiers: [2]  # or accounts: all",
      "  sizes: 5..15  # never violated; 10..15 suits a round table, 20..30 a webinar",
      "  by: blend  # all features together; or one of the axes below, several as in [trigger, vertical], or auto",
      "  leftover: place  # accounts that fit nowhere are placed and marked; or leave: left over, with the reason",
      "  names: [\(names.map(YAMLText.scalar).joined(separator: ", "))]  # named first where they set a segment apart",
    ]
    if !axes.isEmpty {
      lines += [
        "  # keys are never crossed; weights stand in place of those of the features; where: \"CONDITION\" says who",
        "  # takes part; columns: the only features that count. Add axes of your own.",
        "  axes:",
      ]
      lines += axes.map { "    \($0.name): { \(text(of: $0)) }" }
    }
    if market.accounts.count >= 200 {
      lines.append("  market: 8  # coarse segments of the whole market; 0 for none")
    }
    return lines
  }

  private static func text(of axis: SegmentAxis) -> String {
    func list(_ texts: [String]) -> String {
      "[" + texts.map(YAMLText.scalar).joined(separator: ", ") + "]"
    }
    var parts: [String] = []
    if !axis.keys.isEmpty { parts.append("keys: \(list(axis.keys))") }
    if !axis.triggers.isEmpty {
      parts.append("triggers: \(list(axis.triggers)), window: \(axis.windowDays)d")
    }
    let weights = SignalFamily.allCases.compactMap { family in
      axis.weights[family].map { "\(family.rawValue): \(NumberRangeText.text($0))" }
    }
    if !weights.isEmpty { parts.append("weights: { \(weights.joined(separator: ", ")) }") }
    return parts.joined(separator: ", ")
  }
}
