import Backtesting
import Statistics

/// The few figures that people ask for first.
struct HeadlineTiles {
  let report: RunReport

  var markup: Markup {
    let tiles = figures.map { figure -> Markup in
      "<div class=\"tile\"><b>\(figure.value)</b><span>\(figure.caption)</span></div>"
    }
    return "<div class=\"tiles\">\n\(tiles)\n</div>"
  }

  private var figures: [(value: String, caption: Markup)] {
    var figures: [(String, Markup)] = [
      (DecimalText.whole(report.market.accounts.count), accountsCaption)
    ]
    if let backtest = report.backtest {
      figures.append(rate(backtest))
      if backtest.all.revenue > 0 {
        figures.append(
          (
            DecimalText.money(
              backtest.all.revenue, currency: report.model.deals?.currency ?? "$"),
            "won revenue recorded"
          ))
      }
      if let ranking = backtest.ranking {
        figures.append(
          (
            DecimalText.fixed(ranking.areaUnderCurve, places: 2),
            "\(Glossary.abbreviation("AUC")) of the tiers"
          ))
      }
      if backtest.hasWin, backtest.gains.count > 1 {
        let point = depth(backtest.gains)
        let caption: Markup =
          "of the wins come from \(DecimalText.percent(point.share, places: 0)) of the \(subject) (\(point.label))"
        figures.append((DecimalText.percent(point.successShare, places: 0), caption))
      }
    }
    if let segmentation = report.segmentation, !segmentation.segments.isEmpty {
      figures.append(
        (
          DecimalText.whole(segmentation.segments.count),
          "micro-segments of \(segmentation.scope)"
        ))
    }
    return figures
  }

  /// The tiers above the last one, and of many tiers those that hold the first third at most.
  private func depth(_ gains: [GainsPoint]) -> GainsPoint {
    let first = gains.count > 5 ? gains.last { $0.share <= 1.0 / 3 } ?? gains[0] : nil
    return first ?? gains[gains.count - 2]
  }

  /// The rate of all; where nothing is won a count, since a rate of nothing reads like a result.
  private func rate(_ backtest: BacktestReport) -> (String, Markup) {
    let rate = backtest.rateOfAll
    guard backtest.hasWin else {
      return ("0", "won of \(DecimalText.whole(rate.trials)) \(subject)")
    }
    return (
      DecimalText.percent(rate.value),
      "\(Glossary.abbreviation(backtest.measure.rawValue)): \(DecimalText.whole(rate.successes)) of \(DecimalText.whole(rate.trials))"
    )
  }

  private var accountsCaption: Markup {
    report.model.accounts == nil ? "deals, each scored by itself" : "accounts"
  }

  private var subject: String { report.backtest?.measure == .conversion ? "accounts" : "deals" }
}
