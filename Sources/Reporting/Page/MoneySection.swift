import Backtesting
import Statistics

/// Money and time by tier, every figure with its interval.
struct MoneySection {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, backtest.all.money != nil else { return .empty }
    var table = PageTable(
      [.init(title: "tier")] + titles.map { .init(title: $0, isNumber: true) })
    for tier in backtest.tiers { table.append(row("Tier\u{A0}\(tier.tier)", tier)) }
    table.append(row("All\u{A0}tiers", backtest.all))
    if let customers = backtest.customers { table.append(row("Customers", customers)) }
    if let outside = backtest.outside { table.append(row("Off the list", outside)) }
    return """
      <section id="money">
      <h2>\(heading(backtest))</h2>
      <p class="note">Amounts in \(cells.currency), times in days; small print is the \
      \(Glossary.abbreviation("95% interval")), or under a cycle its \(Glossary.abbreviation("quartiles")).</p>
      \(table.markup)
      \(SentenceList(backtest.moneyNotes).markup)
      </section>
      """
  }

  private var cells: MoneyCells {
    MoneyCells(currency: report.model.deals?.currency ?? "$")
  }

  private var titles: [Markup] {
    [
      "deals won", Glossary.abbreviation("pipeline"), "avg deal", "per \(report.unit)",
      "per \(cells.currency)1, high budget", "low budget", "cycle", "deals followed",
      "won in 3\u{A0}mo",
      "6\u{A0}mo", "12\u{A0}mo",
    ]
  }

  /// What an account of the first and of the last tier brings.
  private func heading(_ backtest: BacktestReport) -> String {
    let known = backtest.tiers.filter(isRevenueKnown)
    guard let first = known.first, let last = known.last, first.tier < last.tier else {
      return "Money and time"
    }
    let parts = [first, last].map { "Tier \($0.tier) \(cells.amount($0.revenuePerAccount))" }
    return "Won revenue per \(report.unit): \(parts.joined(separator: ", "))"
  }

  /// A tier without a win brings nothing; what one brings whose wins have no amounts is not known.
  private func isRevenueKnown(_ tier: TierEvidence) -> Bool {
    guard tier.accountCount > 0, let all = report.backtest?.all, all.dealsWithAmount > 0 else {
      return false
    }
    return tier.dealsWithAmount > 0 || tier.money?.wonCount == 0
  }

  private func row(_ name: String, _ tier: TierEvidence) -> [Markup] {
    let money = tier.money ?? MoneyEvidence()
    let hasWins = tier.dealsWithAmount > 0
    return [
      Markup(escaping: name + (money.isSmall && tier.tier > 0 ? " *" : "")),
      Markup(escaping: DecimalText.whole(money.wonCount)),
      PageTable.figure(
        cells.pipeline(money),
        money.openWithAmount > 0 ? "\(DecimalText.whole(money.openCount)) open" : ""),
      amount(money.averageDeal, isKnown: hasWins),
      amount(money.revenuePerAccount, isKnown: isRevenueKnown(tier)),
      budget(money.revenueAtHighBudget), budget(money.revenueAtLowBudget),
      money.cycle.map { cycle in
        PageTable.figure(
          DecimalText.fixed(cycle.median, places: 0),
          "\(cells.quartiles(cycle)), n\u{A0}\(DecimalText.whole(cycle.count))")
      } ?? "–",
      Markup(escaping: money.timeToClose.map { DecimalText.whole($0.dealCount) } ?? "–"),
    ] + MoneyEvidence.horizons.map { won(money, within: $0.months) }
  }

  private func amount(_ estimate: Estimate, isKnown: Bool) -> Markup {
    guard isKnown else { return "–" }
    return PageTable.figure(
      cells.amount(estimate.value), cells.interval(estimate) ?? "too few wins")
  }

  private func budget(_ estimate: Estimate?) -> Markup {
    guard let estimate, estimate.value.isFinite, estimate.value > 0 else { return "–" }
    func text(_ value: Double) -> String { DecimalText.perUnit(value) }
    let ends = estimate.interval.map { "\(text($0.lowerBound))–\(text($0.upperBound))" }
    return PageTable.figure(cells.currency + text(estimate.value), ends ?? "too few wins")
  }

  private func won(_ money: MoneyEvidence, within months: Int) -> Markup {
    guard let won = money.wonWithin.first(where: { $0.months == months }) else {
      return money.wonWithin.isEmpty
        ? "–" : "<abbr title=\"No deal has been followed for so long.\">?</abbr>"
    }
    return PageTable.figure(
      DecimalText.percent(won.share.value, places: 0),
      won.share.interval.map { RankingCells.percents($0, places: 0) } ?? "")
  }
}
