import Backtesting
import Statistics

/// What each tier costs beside what it brings: its share of the budget and of the won revenue.
struct BudgetFigure {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, backtest.all.revenue > 0 else { return .empty }
    let rows = rows(backtest)
    guard rows.count > 1 else { return .empty }
    let shares = rows.map {
      "Tier \($0.tier)" + " \(percent($0.budget)) and \(percent($0.revenue))"
    }
    return Figure(
      id: "budget", title: title(rows),
      note: """
        Shares of the yearly budget (\(report.unit)s × budget per month; the line runs from all tiers at the low to all at the high end \
        of their range) and of the won revenue of \(DecimalText.money(backtest.all.revenue, currency: currency)).
        """,
      legend: [
        .init(style: "spend", text: "budget"), .init(style: "revenue", text: "won revenue"),
      ], plot: plot(rows),
      description: "Shares of budget and revenue: \(shares.joined(separator: "; ")).",
      table: table(rows)
    ).section
  }

  private var currency: String { report.model.deals?.currency ?? "$" }

  private struct Row {
    let tier: Int
    let accounts: Int
    let yearly: ClosedRange<Double>
    /// The share of the budget: in the middle, and between all at the low and all at the high end.
    let budget: Double
    let range: ClosedRange<Double>
    let revenue: Double
  }

  /// Every tier with a budget; none where one tier has accounts and no budget, since shares would be of a part.
  private func rows(_ backtest: BacktestReport) -> [Row] {
    let tiers = backtest.tiers.filter { $0.accountCount > 0 }
    let budgets = tiers.compactMap(\.budgetPerYear)
    guard budgets.count == tiers.count else { return [] }
    let low = budgets.reduce(0) { $0 + $1.lowerBound }
    let high = budgets.reduce(0) { $0 + $1.upperBound }
    guard low > 0, high > 0 else { return [] }
    return zip(tiers, budgets).map { tier, budget in
      let ends = [budget.lowerBound / low, budget.upperBound / high].sorted()
      return Row(
        tier: tier.tier, accounts: tier.accountCount, yearly: budget,
        budget: (budget.lowerBound + budget.upperBound) / (low + high), range: ends[0]...ends[1],
        revenue: tier.revenue / backtest.all.revenue)
    }
  }

  private func percent(_ share: Double) -> String { DecimalText.percent(share, places: 0) }

  private func title(_ rows: [Row]) -> String {
    guard let first = rows.first else { return "Budget beside revenue" }
    return "Tier \(first.tier) takes \(percent(first.budget)) of the budget and brings "
      + "\(percent(first.revenue)) of the won revenue"
  }

  private func plot(_ rows: [Row]) -> Plot {
    let most = rows.map { max($0.range.upperBound, $0.revenue) }.max() ?? 1
    var plot = Plot.rows(rows.count, height: 66, x: 0...most)
    for (place, row) in rows.enumerated() {
      let tip = words(row)
      plot.heading(
        row: place, "Tier \(row.tier)",
        "\(percent(row.budget)) of the budget, \(percent(row.revenue)) of the revenue")
      plot.box(x: 0...row.budget, y: plot.band(row: place, 22...38), "spend", tip: tip)
      plot.whisker(row.range, y: plot.level(row: place, down: 30), reach: 5, tip: tip)
      plot.box(x: 0...row.revenue, y: plot.band(row: place, 41...57), "revenue", tip: tip)
    }
    return plot
  }

  private func words(_ row: Row) -> String {
    "Tier \(row.tier): \(percent(row.range.lowerBound)) to \(percent(row.range.upperBound)) of the budget, "
      + "\(percent(row.revenue)) of the won revenue"
  }

  private func table(_ rows: [Row]) -> PageTable {
    var table = PageTable(
      [.init(title: "tier")]
        + ["\(report.unit)s", "budget a year", "share of budget", "share of revenue"].map {
          .init(title: $0, isNumber: true)
        })
    for row in rows {
      let ends = [row.yearly.lowerBound, row.yearly.upperBound].map {
        DecimalText.money($0, currency: currency)
      }
      table.append(
        [
          "Tier \(row.tier)", DecimalText.whole(row.accounts), ends.joined(separator: "–"),
          percent(row.budget), percent(row.revenue),
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
