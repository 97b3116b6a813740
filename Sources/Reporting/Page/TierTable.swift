import Backtesting
import Statistics

/// Every figure of every tier.
struct TierTable {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest else { return .empty }
    var table = PageTable([
      .init(title: "tier"), .init(title: "accounts", isNumber: true),
      .init(title: "won", isNumber: true),
      .init(title: Glossary.abbreviation("conversion"), isNumber: true),
      .init(title: Glossary.abbreviation("95% interval"), isNumber: true),
      .init(title: Glossary.abbreviation("win rate"), isNumber: true),
      .init(title: Glossary.abbreviation("lift"), isNumber: true),
      .init(title: "avg deal", isNumber: true), .init(title: "cycle", isNumber: true),
      .init(title: "revenue", isNumber: true), .init(title: "per account", isNumber: true),
      .init(title: "per \(currency)1 budget", isNumber: true),
    ])
    for tier in backtest.tiers { table.append(row("Tier\u{A0}\(tier.tier)", tier)) }
    table.append(row("All\u{A0}tiers", backtest.all))
    if let customers = backtest.customers { table.append(row("Customers", customers)) }
    return """
      <section>
      <h2>Tier by tier</h2>
      <p class="note">\(backtest.basis.joined(separator: " "))</p>
      \(table.markup)
      </section>
      """
  }

  private var currency: String { report.model.deals?.currency ?? "$" }

  private func row(_ name: String, _ tier: TierEvidence) -> [Markup] {
    let cycle =
      tier.medianCycleDays.isNaN
      ? "–" : DecimalText.fixed(tier.medianCycleDays, places: 0) + " d"
    let win =
      tier.winRate.trials == 0
      ? "–"
      : "\(DecimalText.percent(tier.winRate.value)) (\(DecimalText.whole(tier.winRate.successes))/"
        + "\(DecimalText.whole(tier.winRate.trials)))"
    let returns = tier.revenuePerBudget.map {
      "\(DecimalText.fixed($0.atHigh, places: 2))–\(DecimalText.fixed($0.atLow, places: 2))"
    }
    let texts = [
      name, DecimalText.whole(tier.accountCount), DecimalText.whole(tier.conversion.successes),
      DecimalText.percent(tier.conversion.value),
      tier.conversion.trials == 0 ? "–" : RateText.interval(tier.conversion), win,
      tier.lift.isNaN || name == "Customers" ? "–" : DecimalText.fixed(tier.lift, places: 1) + "×",
      DecimalText.money(tier.averageDeal, currency: currency), cycle,
      tier.dealsWithAmount == 0 ? "–" : DecimalText.money(tier.revenue, currency: currency),
      tier.dealsWithAmount == 0
        ? "–" : DecimalText.money(tier.revenuePerAccount, currency: currency),
      returns ?? "–",
    ]
    return texts.map { Markup(escaping: $0) }
  }
}
