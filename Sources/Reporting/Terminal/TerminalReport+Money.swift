import Backtesting
import Statistics

extension TerminalReport {
  /// Money and time by tier; empty without a back-test.
  public var moneySection: String {
    guard let backtest = report.backtest, backtest.all.money != nil else { return "" }
    var table = TextTable(
      [.init(title: "tier")]
        + [
          "pipeline", "avg deal, 95%", "per \(report.unit) (95%)", "per \(cells.currency)1 budget",
          "cycle, quartiles", "won in 3/6/12 mo",
        ].map { .init(title: $0, isNumber: true) })
    for tier in backtest.tiers { table.append(row("\(tier.tier)", tier)) }
    table.rule()
    table.append(row("all", backtest.all))
    if let customers = backtest.customers { table.append(row("customers", customers)) }
    if let outside = backtest.outside { table.append(row("off list", outside)) }
    return section(
      "Money and time",
      [table.text(layout)] + backtest.moneyNotes.map { wrapped($0, mark: "·") })
  }

  private var cells: MoneyCells {
    MoneyCells(currency: report.model.deals?.currency ?? "$")
  }

  private func row(_ name: String, _ tier: TierEvidence) -> [String] {
    let money = tier.money ?? MoneyEvidence()
    return [
      name + (money.isSmall && tier.tier > 0 ? " *" : ""),
      cells.pipeline(money),
      // The table of tiers has no row for them, so their average is shown here.
      tier.accountCount == 0 && tier.dealsWithAmount > 0 && money.averageDeal.interval == nil
        ? cells.amount(money.averageDeal.value)
        : interval(money.averageDeal, hasWins: tier.dealsWithAmount > 0),
      perAccount(money.revenuePerAccount, tier),
      cells.budget(money),
      cells.cycle(money.cycle),
      cells.within(money),
    ]
  }

  private func interval(_ estimate: Estimate, hasWins: Bool) -> String {
    hasWins ? cells.interval(estimate) ?? "too few wins" : "–"
  }

  private func perAccount(_ estimate: Estimate, _ tier: TierEvidence) -> String {
    guard tier.dealsWithAmount > 0, tier.accountCount > 0 else { return "–" }
    return cells.amount(estimate.value) + (cells.interval(estimate).map { " (\($0))" } ?? "")
  }
}
