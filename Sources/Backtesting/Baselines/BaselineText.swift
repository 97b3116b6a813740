import Statistics

/// Baselines in sentences.
struct BaselineText {
  let report: BacktestReport
  /// What is counted: "accounts" or "deals".
  let subject: String

  /// Says what random outcomes reach and what the score reaches.
  func chance(_ chance: ChanceRanking, score: RankingFigure) -> String {
    let verdict =
      score.interval == nil
      ? "which with so few wins or losses is a hint at most"
      : chance.p < 0.05
        ? "so the ranking is no accident"
        : "so the ranking could be an accident"
    return "Random outcomes reach AUC \(Self.area(chance.best)) at best of "
      + "\(DecimalText.whole(chance.count)), and 95 in 100 stay below "
      + "\(Self.area(chance.percentile95)); the score reaches \(Self.area(score.value)) "
      + "(p \(DecimalText.pValue(chance.p))), \(verdict)."
  }

  /// What a list without tiers wins, beside the first tier; nothing where nothing is won.
  func flatList(_ rate: Rate) -> String? {
    guard rate.successes > 0 else { return nil }
    let flat =
      "A flat list, worked in any order, wins \(DecimalText.percent(rate.value)) of its \(subject)"
    guard report.tiers.count > 1, let first = report.tiers.first else {
      return flat + "."
    }
    let own = first.rate(report.measure)
    guard own.trials > 0, rate.value > 0 else { return flat + "." }
    return flat + "; Tier \(first.tier) wins \(DecimalText.percent(own.value)) of its own "
      + "(\(DecimalText.fixed(own.value / rate.value, places: 1))×)."
  }

  /// Says whether the score beats a ranking, and by how much.
  static func sentence(
    _ kind: Baseline.Kind, _ fields: [String], pickedFrom: Int, area: RankingFigure,
    lead: RankingFigure, verdict: Verdict
  ) -> String {
    let name =
      switch kind {
      case .size: "size alone (\(fields[0]))"
      case .sizeAndIndustry: "size (\(fields[0])) and industry alone"
      case .bestColumn:
        "the best single column (\(fields[0])"
          + (pickedFrom > 1 ? ", picked as the best of \(pickedFrom)" : "") + ")"
      }
    let claim =
      switch verdict {
      case .proven: "The score beats \(name)"
      case .inverted: "The score does worse than \(name)"
      case .notProven: "The score is not proven to beat \(name)"
      }
    let figures = "\(claim), which reaches \(RankingText.figure("AUC", area))"
    guard let interval = lead.interval else {
      return figures + "; both give the same order."
    }
    let distance = DecimalText.fixed(lead.value.magnitude, places: 3)
    let side = lead.value >= 0 ? "higher" : "lower"
    // The areas are means over the same pairs, so that they differ by the lead.
    let own = Self.area(area.value + lead.value)
    return figures + "; on the same pairs the score reaches \(own), \(distance) \(side) "
      + "(95% interval \(RankingText.signed(interval.lowerBound)) to "
      + "\(RankingText.signed(interval.upperBound)))."
  }

  private static func area(_ value: Double) -> String { DecimalText.fixed(value, places: 3) }
}
