import Backtesting
import Statistics

extension TerminalReport {
  /// The most groups that a terminal shows of one breakdown.
  private static let mostGroups = 30

  /// The evidence by score, segment or column, a table each; empty where nothing was asked for.
  public var breakdownSections: [String] {
    (report.backtest?.breakdowns ?? []).map { breakdown in
      let hidden = breakdown.rows.count - Self.mostGroups
      let more =
        hidden > 0 ? ["\(DecimalText.whole(hidden)) more groups are in --format csv and json."] : []
      return section(
        "By \(breakdown.axis.name)",
        (breakdown.rows.isEmpty ? [] : [table(breakdown).text(layout)])
          + (more + breakdown.notes).map { wrapped($0, mark: "·") })
    }
  }

  /// One column of the table: its title, and what it is called where a narrow terminal goes without it.
  private struct Figure {
    let title: String
    var optionalName: String?
    let text: (Breakdown.Row) -> String
  }

  private func table(_ breakdown: Breakdown) -> TextTable {
    var table = TextTable(
      [.init(title: breakdown.axis.name)]
        + figures.map {
          .init(title: $0.title, isNumber: true, optionalName: $0.optionalName)
        })
    for row in breakdown.rows.prefix(Self.mostGroups) {
      let mark = row.evidence.money?.isSmall == true ? " *" : ""
      table.append([row.label + mark] + figures.map { $0.text(row) })
    }
    return table
  }

  private var figures: [Figure] {
    let isConversion = report.backtest?.measure == .conversion
    let currency = report.model.deals?.currency ?? "$"
    func amount(_ value: Double) -> String {
      value.isFinite ? DecimalText.money(value, currency: currency) : "–"
    }
    func rate(_ row: Breakdown.Row) -> Rate {
      isConversion ? row.evidence.conversion : row.evidence.winRate
    }
    func percent(_ rate: Rate) -> String {
      rate.trials > 0 ? DecimalText.percent(rate.value) : "–"
    }
    return [
      Figure(title: report.unit + "s") { DecimalText.whole($0.evidence.accountCount) },
      Figure(title: "won") { DecimalText.whole(rate($0).successes) },
      Figure(title: isConversion ? "conv." : "win rate") { percent(rate($0)) },
      Figure(title: "95% interval") { rate($0).trials > 0 ? RateText.interval(rate($0)) : "–" },
      Figure(title: "lift") {
        $0.evidence.lift.isFinite ? DecimalText.fixed($0.evidence.lift, places: 1) + "×" : "–"
      },
      Figure(title: "p") { $0.adjustedP.isNaN ? "–" : DecimalText.pValue($0.adjustedP) },
      Figure(
        title: isConversion ? "win rate" : "accounts won",
        optionalName: isConversion ? "win rate" : "accounts won"
      ) {
        percent(isConversion ? $0.evidence.winRate : $0.evidence.conversion)
      },
      Figure(title: "avg deal") { amount($0.evidence.averageDeal) },
      Figure(title: "95% interval", optionalName: "95% interval of the average deal") { row in
        row.evidence.money?.averageDeal.interval
          .map { "\(amount($0.lowerBound))–\(amount($0.upperBound))" } ?? "–"
      },
      Figure(title: "revenue") { amount($0.evidence.revenue) },
      Figure(title: "per \(report.unit)", optionalName: "revenue per \(report.unit)") {
        $0.evidence.dealsWithAmount > 0 ? amount($0.evidence.revenuePerAccount) : "–"
      },
      Figure(title: "pipeline", optionalName: "pipeline") { row in
        row.evidence.money.map { $0.openWithAmount > 0 ? amount($0.pipeline) : "–" } ?? "–"
      },
      Figure(title: "cycle") { row in
        row.evidence.money?.cycle.map { "\(DecimalText.fixed($0.median, places: 0)) d" } ?? "–"
      },
    ]
  }
}
