import Backtesting
import Statistics

extension TerminalReport {
  /// Money and time by tier; empty without a back-test.
  public var moneySection: String {
    guard let backtest = report.backtest, backtest.all.money != nil else { return "" }
    var table = TextTable(
      [.init(title: "tier")]
        + [
          "pipeline", "avg deal, 95%", "per \(report.unit) (95%)", "per \(currency)1 budget",
          "cycle, quartiles", "won in 3/6/12 mo",
        ].map { .init(title: $0, isNumber: true) })
    for tier in backtest.tiers { table.append(row("\(tier.tier)", tier)) }
    table.rule()
    table.append(row("all", backtest.all))
    if let customers = backtest.customers { table.append(row("customers", customers)) }
    if let outside = backtest.outside { table.append(row("off list", outside)) }
    return section(
      "Money and time",
      [table.text(width: width)] + backtest.moneyNotes.map { wrapped($0, mark: "·") })
  }

  private var currency: String { report.model.deals?.currency ?? "$" }

  private func row(_ name: String, _ tier: TierEvidence) -> [String] {
    let money = tier.money ?? MoneyEvidence()
    return [
      name + (money.isSmall && tier.tier > 0 ? " *" : ""),
      money.openWithAmount > 0
        ? amount(money.pipeline)
        : money.openCount > 0 ? "\(DecimalText.whole(money.openCount)) open" : "–",
      // The table of tiers has no row for them, so their average is shown here.
      tier.accountCount == 0 && tier.dealsWithAmount > 0 && money.averageDeal.interval == nil
        ? amount(money.averageDeal.value)
        : interval(money.averageDeal, hasWins: tier.dealsWithAmount > 0),
      perAccount(money.revenuePerAccount, tier),
      budget(money),
      cycle(money.cycle),
      within(money),
    ]
  }

  private func amount(_ value: Double) -> String {
    DecimalText.money(value, currency: currency)
  }

  private func interval(_ estimate: Estimate, hasWins: Bool) -> String {
    guard hasWins else { return "–" }
    return estimate.interval.map { "\(amount($0.lowerBound))–\(amount($0.upperBound))" }
      ?? "too few wins"
  }

  private func perAccount(_ estimate: Estimate, _ tier: TierEvidence) -> String {
    guard tier.dealsWithAmount > 0, tier.accountCount > 0 else { return "–" }
    return amount(estimate.value)
      + (estimate.interval.map { " (\(amount($0.lowerBound))–\(amount($0.upperBound)))" } ?? "")
  }

  private func budget(_ money: MoneyEvidence) -> String {
    guard let low = money.revenueAtLowBudget, let high = money.revenueAtHighBudget,
      low.value.isFinite, high.value > 0
    else { return "–" }
    let ends = [high.value, low.value].map { DecimalText.fixed($0, places: 2) }
    return currency + ends.joined(separator: "–")
  }

  private func cycle(_ cycle: MoneyEvidence.Quartiles?) -> String {
    guard let cycle else { return "–" }
    let ends = [cycle.lower, cycle.upper].map { DecimalText.fixed($0, places: 0) }
    return "\(DecimalText.fixed(cycle.median, places: 0)) d (\(ends.joined(separator: "–")))"
  }

  private func within(_ money: MoneyEvidence) -> String {
    guard !money.wonWithin.isEmpty else { return "–" }
    return MoneyEvidence.horizons.map { months, _ in
      guard let won = money.wonWithin.first(where: { $0.months == months }) else { return "?" }
      return DecimalText.fixed(won.share.value * 100, places: 0)
    }.joined(separator: "/") + "%"
  }
}
