import Backtesting

/// The columns of money and time in the table of evidence.
enum MoneyColumns {
  /// The headers.
  static var titles: [String] {
    var titles = ["open_deals", "pipeline"]
    for name in ["lift", "average_deal", "revenue_per_account"] {
      titles += ["\(name)_low", "\(name)_high"]
    }
    titles += withEnds("return_at_low_budget") + withEnds("return_at_high_budget")
    titles += ["cycle_lower_quartile", "cycle_upper_quartile"] + withEnds("days_to_close")
    for horizon in MoneyEvidence.horizons {
      titles += withEnds("won_within_\(horizon.months)_months")
    }
    return titles
      + ["new_logo_won", "new_logo_resolved", "expansion_won", "expansion_resolved", "small"]
  }

  private static func withEnds(_ name: String) -> [String] {
    [name, "\(name)_low", "\(name)_high"]
  }

  /// Returns the cells of a row; empty ones where nothing is known.
  static func cells(_ money: MoneyEvidence?) -> [RowText.Cell] {
    guard let money else { return titles.map { _ in .text("") } }
    var cells: [RowText.Cell] = [.count(money.openCount), .decimal(money.pipeline, places: 2)]
    cells += interval(money.lift, places: 4)
    cells += interval(money.averageDeal, places: 2)
    cells += interval(money.revenuePerAccount, places: 2)
    cells += estimate(money.revenueAtLowBudget, places: 4)
    cells += estimate(money.revenueAtHighBudget, places: 4)
    cells.append(.decimal(money.cycle?.lower ?? .nan, places: 1))
    cells.append(.decimal(money.cycle?.upper ?? .nan, places: 1))
    let time = money.timeToClose
    cells += [days(time?.median), days(time?.lower), days(time?.upper)]
    for horizon in MoneyEvidence.horizons {
      let won = money.wonWithin.first { $0.months == horizon.months }
      cells += estimate(won?.share, places: 6)
    }
    for kind in [money.newLogo, money.expansion] {
      cells += [.count(kind.successes), .count(kind.trials)]
    }
    return cells + [.text(money.isSmall ? "yes" : "no")]
  }

  private static func estimate(_ estimate: Estimate?, places: Int) -> [RowText.Cell] {
    [.decimal(estimate?.value ?? .nan, places: places)]
      + interval(estimate ?? Estimate(value: .nan), places: places)
  }

  private static func interval(_ estimate: Estimate, places: Int) -> [RowText.Cell] {
    [
      .decimal(estimate.interval?.lowerBound ?? .nan, places: places),
      .decimal(estimate.interval?.upperBound ?? .nan, places: places),
    ]
  }

  private static func days(_ count: Int?) -> RowText.Cell {
    count.map { .count($0) } ?? .text("")
  }
}
