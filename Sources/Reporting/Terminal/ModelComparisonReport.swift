import Backtesting
import Statistics

/// Two models side by side, for a terminal or a program.
public struct ModelComparisonReport: Answer {
  let comparison: ModelComparison

  /// Creates a report.
  public init(_ comparison: ModelComparison) {
    self.comparison = comparison
  }

  /// Returns the text, the verdict first.
  public func text(_ layout: TextLayout) -> String {
    layout.joined(
      [layout.sentence(comparison.sentence), tierTable.text(layout), areaTable.text(layout)]
        + comparison.basis.map { layout.bullet($0) })
  }

  /// Returns the rates as rows for a program: one per model and tier.
  public func rows(as form: RowForm) -> String {
    var text = RowText(
      ["model", "tier", "accounts", "won", "trials", "rate", "rate_low", "rate_high"], form: form)
    for side in [comparison.first, comparison.second] {
      for tier in side.tiers {
        text.append([
          .text(side.name), .count(tier.tier), .count(tier.accountCount),
          .count(tier.rate.successes), .count(tier.rate.trials),
          .decimal(tier.rate.value, places: 6), .decimal(tier.rate.lower, places: 6),
          .decimal(tier.rate.upper, places: 6),
        ])
      }
    }
    return text.text
  }

  /// The same as JSON, every figure with its interval.
  public var json: String {
    JSONValue.object([
      ("measure", .text(comparison.measure.rawValue)),
      ("basis", .array(comparison.basis.map { .text($0) })),
      ("units", .whole(comparison.unitCount)), ("successes", .whole(comparison.successes)),
      ("trials", .whole(comparison.trials)), ("ranks", .text(comparison.ranks.rawValue)),
      ("models", .array([side(comparison.first), side(comparison.second)])),
      ("difference", comparison.difference.json), ("p", .number(comparison.p)),
      ("permutationP", .number(comparison.permutationP)),
      ("verdict", .text(comparison.verdict.rawValue)), ("sentence", .text(comparison.sentence)),
    ]).text()
  }

  private func side(_ side: ModelComparison.Side) -> JSONValue {
    .object([
      ("model", .text(side.name)), ("areaUnderCurve", side.areaUnderCurve.json),
      ("tiers", .array(side.tiers.map(tier))),
    ])
  }

  private func tier(_ tier: ModelComparison.TierRate) -> JSONValue {
    .object([
      ("tier", .whole(tier.tier)), ("accounts", .whole(tier.accountCount)),
      ("successes", .whole(tier.rate.successes)), ("trials", .whole(tier.rate.trials)),
      ("value", .number(tier.rate.value)), ("lower", .number(tier.rate.lower)),
      ("upper", .number(tier.rate.upper)),
    ])
  }

  private var tierTable: TextTable {
    let rate = comparison.measure == .conversion ? "conv." : "win rate"
    var table = TextTable(
      [.init(title: "tier")]
        + [comparison.first, comparison.second].flatMap { side in
          [
            TextTable.Column(title: "\(side.name): accounts", isNumber: true),
            TextTable.Column(title: "won", isNumber: true),
            TextTable.Column(title: "\(rate) (95% interval)", isNumber: true),
          ]
        })
    let sides = [comparison.first, comparison.second]
    for number in Set(sides.flatMap { $0.tiers.map(\.tier) }).sorted() {
      table.append(
        ["\(number)"]
          + sides.flatMap { side -> [String] in
            guard let tier = side.tiers.first(where: { $0.tier == number }) else {
              return ["0", "–", "–"]
            }
            return [
              DecimalText.whole(tier.accountCount), DecimalText.whole(tier.rate.successes),
              RateText.withInterval(tier.rate),
            ]
          })
    }
    return table
  }

  private var areaTable: TextTable {
    var table = TextTable([
      .init(title: "AUC of the \(comparison.ranks.rawValue)"),
      .init(title: "value", isNumber: true), .init(title: "95% interval", isNumber: true),
    ])
    for side in [comparison.first, comparison.second] {
      table.append([side.name] + cells(side.areaUnderCurve, signed: false))
    }
    table.rule()
    table.append(["difference"] + cells(comparison.difference, signed: true))
    return table
  }

  private func cells(_ figure: RankingFigure, signed: Bool) -> [String] {
    func text(_ value: Double) -> String {
      signed ? RankingText.signed(value) : DecimalText.fixed(value, places: 3)
    }
    return [
      text(figure.value),
      figure.interval.map { "\(text($0.lowerBound)) to \(text($0.upperBound))" } ?? "–",
    ]
  }
}
