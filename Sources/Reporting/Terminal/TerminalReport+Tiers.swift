import Backtesting
import Scoring
import Statistics

extension TerminalReport {
  /// The tiers: what the deals say of them, or without deals how many accounts and which scores they hold.
  public var tierSection: String {
    if let backtest = report.backtest {
      return section(
        title(backtest),
        [evidenceTable(backtest).text(layout)] + definitions + undated + notes(backtest))
    }
    return section(
      "Tiers" + (report.scores.asOf.map { " as of \($0)" } ?? ""),
      [scoreTable.text(layout)] + definitions + undated
        + [report.untestedNote].compactMap { $0 }.map { wrapped($0, mark: "·") })
  }

  /// A tier's number, with what the team calls it.
  private func label(_ tier: Int) -> String {
    let name = report.model.tiers.first { $0.tier == tier }?.name
    return "\(tier)" + (name.map { " \($0)" } ?? "")
  }

  /// How many accounts each named condition holds for: how a segment narrows the profile.
  private var definitions: [String] {
    let counts = report.scores.definitionCounts.map { "\($0.name) \(DecimalText.whole($0.count))" }
    return counts.isEmpty
      ? [] : [wrapped("The conditions hold for: \(counts.joined(separator: ", ")).", mark: "·")]
  }

  /// What scores and tiers lean on although it is not known for the as-of day.
  private var undated: [String] {
    let sentence = UndatedText.sentence(report.scores.undatedFields, asOf: report.scores.asOf)
    return sentence.map { [wrapped($0, mark: "·")] } ?? []
  }

  private func title(_ backtest: BacktestReport) -> String {
    "Tiers" + (backtest.scoredAsOf.map { " as of \($0)" } ?? "")
  }

  private func notes(_ backtest: BacktestReport) -> [String] {
    backtest.basis.map { wrapped($0, mark: "·") }
  }

  private func evidenceTable(_ backtest: BacktestReport) -> TextTable {
    let rateTitle = backtest.measure == .conversion ? "conv." : "win rate"
    let otherTitle = backtest.measure == .conversion ? "win rate" : "accounts won"
    // Where every deal stands for itself there is no second rate.
    let others = report.unit == "deal" ? [] : [otherTitle]
    var table = TextTable(
      [.init(title: "tier")]
        + ([
          report.unit + "s", "won", rateTitle, "95% interval", "lift", "avg deal", "cycle",
          "won revenue",
        ] + others)
        .map { .init(title: $0, isNumber: true) })
    for tier in backtest.tiers { table.append(row(label(tier.tier), tier, backtest)) }
    table.rule()
    table.append(row("all", backtest.all, backtest))
    if let customers = backtest.customers { table.append(row("customers", customers, backtest)) }
    return table
  }

  private func row(_ name: String, _ tier: TierEvidence, _ backtest: BacktestReport) -> [String] {
    let isConversion = backtest.measure == .conversion
    let rate = isConversion ? tier.conversion : tier.winRate
    let other = isConversion ? tier.winRate : tier.conversion
    let currency = report.model.deals?.currency ?? "$"
    let isCustomers = name == "customers"
    let otherText =
      other.trials == 0
      ? "–"
      : "\(DecimalText.percent(other.value)) (\(DecimalText.whole(other.successes))/"
        + "\(DecimalText.whole(other.trials)))"
    return [
      name, DecimalText.whole(tier.accountCount), DecimalText.whole(rate.successes),
      DecimalText.percent(rate.value),
      rate.trials == 0 ? "–" : RateText.interval(rate),
      isCustomers || tier.lift.isNaN ? "–" : DecimalText.fixed(tier.lift, places: 1) + "×",
      DecimalText.money(tier.averageDeal, currency: currency),
      tier.medianCycleDays.isNaN ? "–" : DecimalText.fixed(tier.medianCycleDays, places: 0) + " d",
      revenue(tier, currency: currency, withShare: !isCustomers),
    ] + (report.unit == "deal" ? [] : [otherText])
  }

  private func revenue(_ tier: TierEvidence, currency: String, withShare: Bool) -> String {
    guard tier.dealsWithAmount > 0 else { return "–" }
    let money = DecimalText.money(tier.revenue, currency: currency)
    return withShare && !tier.revenueShare.isNaN
      ? "\(money) (\(DecimalText.percent(tier.revenueShare, places: 0)))" : money
  }

  private var scoreTable: TextTable {
    let scores = report.scores
    var table = TextTable(
      [.init(title: "tier")]
        + [report.unit + "s", "share", "lowest", "median", "highest score"]
        .map { .init(title: $0, isNumber: true) })
    // A tier that nobody is in is worth a row: it says that the rule asks too much.
    for tier in Set(scores.tiers).union(report.model.tiers.map(\.tier)).sorted() {
      let totals = scores.tiers.indices.filter { scores.tiers[$0] == tier }
        .map { Double(scores.totals[$0]) / 100 }
      table.append(
        [
          label(tier), DecimalText.whole(totals.count),
          DecimalText.percent(Double(totals.count) / Double(max(1, scores.count))),
        ]
          + [totals.min() ?? .nan, Median.of(totals), totals.max() ?? .nan].map {
            $0.isNaN ? "–" : DecimalText.fixed($0, places: 1)
          })
    }
    return table
  }
}

/// Rates in words.
enum RateText {
  /// Returns the interval: "10.5–34.8%".
  static func interval(_ rate: Rate) -> String {
    "\(DecimalText.fixed(rate.lower * 100, places: 1))–\(DecimalText.percent(rate.upper))"
  }

  /// Returns the rate and its interval: "20.0% (10.5–34.8%)".
  static func withInterval(_ rate: Rate) -> String {
    rate.trials == 0 ? "–" : "\(DecimalText.percent(rate.value)) (\(interval(rate)))"
  }
}
