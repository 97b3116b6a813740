import Backtesting

/// One row per tier with what the deals say of it.
public struct TiersCSV: Sendable {
  private let report: RunReport

  private static let titles = [
    "tier", "accounts", "accounts_won", "conversion", "conversion_low", "conversion_high",
    "deals_won", "deals_resolved", "win_rate", "win_rate_low", "win_rate_high", "lift", "revenue",
    "revenue_share", "revenue_per_account", "average_deal", "median_cycle_days", "budget_low",
    "budget_high",
  ]

  /// Creates a table of evidence.
  public init(report: RunReport) {
    self.report = report
  }

  /// The rows as CSV, a header first; only the header without a back-test.
  public var text: String { text(as: .csv) }

  /// Returns the rows in a form.
  public func text(as form: RowForm) -> String {
    // Only where it says something, so that other runs keep their columns.
    let undated = report.backtest?.undatedFields ?? []
    let mark: [RowText.Cell] = undated.isEmpty ? [] : [.text(undated.joined(separator: "; "))]
    var rows = RowText(
      Self.titles + MoneyColumns.titles + (undated.isEmpty ? [] : ["not_dated"]), form: form)
    guard let backtest = report.backtest else { return rows.text }
    for tier in backtest.tiers { rows.append(row("\(tier.tier)", tier) + mark) }
    rows.append(row("all", backtest.all) + mark)
    if let customers = backtest.customers { rows.append(row("customers", customers) + mark) }
    if let outside = backtest.outside { rows.append(row("outside", outside) + mark) }
    return rows.text
  }

  /// Returns the breakdowns as rows of the same figures: what tells groups apart, then the group's name.
  public func breakdownText(as form: RowForm) -> String {
    var rows = RowText(
      ["by", "group"] + Self.titles.dropFirst() + MoneyColumns.titles + ["p", "adjusted_p"],
      form: form)
    for breakdown in report.backtest?.breakdowns ?? [] {
      for own in breakdown.rows {
        rows.append(
          [.text(breakdown.axis.name)] + row(own.label, own.evidence) + [
            .decimal(own.p, places: 6), .decimal(own.adjustedP, places: 6),
          ])
      }
    }
    return rows.text
  }

  private func row(_ name: String, _ tier: TierEvidence) -> [RowText.Cell] {
    var cells: [RowText.Cell] = [.text(name), .count(tier.accountCount)]
    cells += [.count(tier.conversion.successes)] + rate(tier.conversion)
    let perAccount = tier.accountCount > 0 ? tier.revenuePerAccount : .nan
    cells += [.count(tier.winRate.successes), .count(tier.winRate.trials)] + rate(tier.winRate)
    cells += [
      .decimal(tier.lift, places: 4), .decimal(tier.revenue, places: 2),
      .decimal(tier.revenueShare, places: 4), .decimal(perAccount, places: 2),
      .decimal(tier.averageDeal, places: 2), .decimal(tier.medianCycleDays, places: 1),
      .decimal(tier.budgetPerYear?.lowerBound ?? .nan, places: 2),
      .decimal(tier.budgetPerYear?.upperBound ?? .nan, places: 2),
    ]
    return cells + MoneyColumns.cells(tier.money)
  }

  private func rate(_ rate: Rate) -> [RowText.Cell] {
    [
      .decimal(rate.value, places: 6), .decimal(rate.lower, places: 6),
      .decimal(rate.upper, places: 6),
    ]
  }
}
