import Backtesting
import Statistics

/// How long won deals took by tier: the middle half and the median.
struct CycleFigure {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest else { return .empty }
    let tiers = backtest.tiers.compactMap { tier in
      tier.money?.cycle.map { (tier: tier.tier, cycle: $0) }
    }
    guard !tiers.isEmpty, tiers.contains(where: { $0.cycle.count > 1 }) else { return .empty }
    return Figure(
      id: "cycle", title: title(tiers),
      note: """
        Days from creation to close of won deals: the box is the middle half (\(Glossary.abbreviation("quartiles"))), the line \
        in it the median, the thin line reaches to the last deal within one and a half times the box. Open deals are not in it.
        """,
      plot: plot(tiers), description: spoken(tiers), table: table(tiers)
    ).section
  }

  private typealias Row = (tier: Int, cycle: MoneyEvidence.Quartiles)

  private func days(_ value: Double) -> String { DecimalText.fixed(value, places: 0) }

  private func title(_ tiers: [Row]) -> String {
    // Of many tiers the first and the last; all are below.
    let named = tiers.count > 5 ? [tiers[0], tiers[tiers.count - 1]] : tiers
    let parts = named.map { "\(days($0.cycle.median)) days in Tier \($0.tier)" }
    return "Half of the won deals close within \(parts.joined(separator: ", "))"
  }

  private func plot(_ tiers: [Row]) -> Plot {
    let most = tiers.map { $0.cycle.whiskers.upperBound }.max() ?? 1
    var plot = Plot.rows(tiers.count, height: 48, x: 0...max(1, most * 1.05))
    plot.xAxis(plot.x.ticks(about: 5), title: "days", hasGrid: true, days)
    for (row, own) in tiers.enumerated() {
      let (tip, box) = (words(own), plot.band(row: row, 22...42))
      plot.heading(
        row: row, "Tier \(own.tier) · \(days(own.cycle.median)) days",
        own.cycle.count == 1 ? "1 won deal" : "\(DecimalText.whole(own.cycle.count)) won deals")
      plot.whisker(own.cycle.whiskers, y: plot.level(row: row, down: 32), reach: 5, tip: tip)
      plot.box(
        x: own.cycle.lower...max(own.cycle.lower, own.cycle.upper), y: box,
        "t\(min(own.tier, 4)) faint", tip: tip)
      plot.line(
        from: (own.cycle.median, box.lowerBound), to: (own.cycle.median, box.upperBound), "median",
        tip: tip)
    }
    return plot
  }

  private func words(_ own: Row) -> String {
    own.cycle.count == 1
      ? "Tier \(own.tier): the one won deal took \(days(own.cycle.median)) days"
      : "Tier \(own.tier): half of \(DecimalText.whole(own.cycle.count)) won deals took "
        + "\(days(own.cycle.median)) days or fewer, the middle half \(days(own.cycle.lower)) to "
        + "\(days(own.cycle.upper))"
  }

  private func spoken(_ tiers: [Row]) -> String {
    tiers.map { words($0) + "." }.joined(separator: " ")
  }

  private func table(_ tiers: [Row]) -> PageTable {
    var table = PageTable(
      [.init(title: "tier")]
        + ["a quarter within", "half within", "three quarters within", "won deals"].map {
          .init(title: $0, isNumber: true)
        })
    for own in tiers {
      table.append(
        [
          "Tier \(own.tier)", days(own.cycle.lower), days(own.cycle.median), days(own.cycle.upper),
          DecimalText.whole(own.cycle.count),
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
