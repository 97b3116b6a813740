import Backtesting
import Statistics

/// Every figure of every tier.
struct TierTable {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest else { return .empty }
    let isConversion = backtest.measure == .conversion
    let other: Markup = isConversion ? Glossary.abbreviation("win rate") : "accounts won"
    let rate = Glossary.abbreviation(backtest.measure.rawValue)
    let numbers: [Markup] =
      ["\(report.unit)s", "won", rate, Glossary.abbreviation("95% interval")]
      + (hasOther ? [other] : [])
      + [Glossary.abbreviation("lift")] + (isAlone ? ["avg deal", "cycle"] : []) + ["won revenue"]
      + (isAlone ? ["per \(report.unit)", "per \(currency)1 budget"] : ["share of revenue"])
    var table = PageTable(
      [.init(title: "tier")] + numbers.map { .init(title: $0, isNumber: true) })
    for tier in backtest.tiers { table.append(row("Tier\u{A0}\(tier.tier)", tier)) }
    table.append(row("All\u{A0}tiers", backtest.all))
    if let customers = backtest.customers { table.append(row("Customers", customers)) }
    return """
      <section id="tier-table">
      <h2>Tier by tier</h2>
      <p class="note">\(backtest.basis.joined(separator: " "))</p>
      \(table.markup)
      </section>
      """
  }

  private var currency: String { report.model.deals?.currency ?? "$" }

  /// Whether no table of money and time follows, which has these figures with their intervals.
  private var isAlone: Bool { report.backtest?.all.money == nil }

  /// Whether there is a second rate: not where every deal stands for itself.
  private var hasOther: Bool { report.unit == "account" }

  private func row(_ name: String, _ tier: TierEvidence) -> [Markup] {
    let isConversion = report.backtest?.measure == .conversion
    let rate = isConversion ? tier.conversion : tier.winRate
    let other = isConversion ? tier.winRate : tier.conversion
    let otherText =
      other.trials == 0
      ? "–"
      : "\(DecimalText.percent(other.value)) (\(DecimalText.whole(other.successes))/"
        + "\(DecimalText.whole(other.trials)))"
    let cycle =
      tier.medianCycleDays.isNaN
      ? "–" : DecimalText.fixed(tier.medianCycleDays, places: 0) + " d"
    let returns = tier.revenuePerBudget.map {
      "\(DecimalText.fixed($0.atHigh, places: 2))–\(DecimalText.fixed($0.atLow, places: 2))"
    }
    let hasRevenue = tier.dealsWithAmount > 0
    let texts =
      [
        name, DecimalText.whole(tier.accountCount), DecimalText.whole(rate.successes),
        DecimalText.percent(rate.value), rate.trials == 0 ? "–" : RateText.interval(rate),
      ] + (hasOther ? [otherText] : []) + [
        tier.lift.isNaN || name == "Customers"
          ? "–" : DecimalText.fixed(tier.lift, places: 1) + "×"
      ]
      + (isAlone ? [DecimalText.money(tier.averageDeal, currency: currency), cycle] : [])
      + [hasRevenue ? DecimalText.money(tier.revenue, currency: currency) : "–"]
      + (isAlone
        ? [
          hasRevenue ? DecimalText.money(tier.revenuePerAccount, currency: currency) : "–",
          hasRevenue ? returns ?? "–" : "–",
        ]
        : [
          hasRevenue && name != "Customers"
            ? DecimalText.percent(tier.revenueShare, places: 0) : "–"
        ])
    return texts.map { Markup(escaping: $0) }
  }
}
