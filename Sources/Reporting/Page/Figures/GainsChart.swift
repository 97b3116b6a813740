import Backtesting
import Statistics

/// Cumulative gains: the share of the wins among the highest scores with its band, and where the tiers lie.
struct GainsChart {
  let backtest: BacktestReport
  /// What is counted: "accounts" or "deals".
  let subject: String

  private var deciles: [ScoreDecile] { backtest.scoreRanking?.deciles ?? [] }

  /// The chart with its legend; nothing without a ranking.
  var markup: Markup {
    guard !deciles.isEmpty || backtest.gains.count > 1 else { return .empty }
    return Figure(
      id: "gains", title: "Cumulative gains", legend: legend, plot: plot, description: description
    ).picture
  }

  private var plot: Plot {
    let rate = backtest.rateOfAll
    var plot = Plot(x: 0...1, y: 0...1, height: 280)
    func percent(_ value: Double) -> String { DecimalText.percent(value, places: 0) }
    plot.yAxis([0, 0.25, 0.5, 0.75, 1], percent)
    plot.xAxis(
      [0, 0.2, 0.4, 0.6, 0.8, 1],
      title: "share of \(subject), \(deciles.isEmpty ? "first tiers" : "highest scores") first",
      hasGrid: false, percent)
    if !band.isEmpty { plot.area(band, "band") }
    plot.curve([(0, 0), (1, 1)], "random")
    plot.curve([(0, 0), (rate.value, 1), (1, 1)], "perfect")
    if let rival { plot.curve(rival.curve, "rival") }
    plot.curve(line, "curve")
    var room = LabelRoom.narrow
    for point in backtest.gains.dropLast() {
      plot.dot((point.share, point.successShare), "dot", tip: words(point))
      // Of many tiers those that have room.
      guard room.take(x: plot.x(point.share), y: plot.y(point.successShare), characters: 12) else {
        continue
      }
      label(
        point, "\(point.label): \(percent(point.successShare))", on: &plot, from: 0.25, "wide-only")
      label(point, percent(point.successShare), on: &plot, from: 0.16, "narrow-only")
    }
    return plot
  }

  /// Writes a label above and left of its dot, where a curve that rises early leaves room; below and right of it for a dot that
  /// lies too near to the left edge.
  private func label(
    _ point: GainsPoint, _ text: String, on plot: inout Plot, from share: Double, _ width: String
  ) {
    let isLeft = point.share > share
    let below = point.successShare < 0.12 ? -8.0 : 15.0
    plot.text(
      text, at: (point.share, point.successShare), anchor: isLeft ? .end : .start,
      right: isLeft ? -9 : 10, down: isLeft ? -2 : below, "halo \(width)", tip: words(point))
  }

  private var legend: [Figure.Legend] {
    var legend: [Figure.Legend] = []
    let isTiersOnly = deciles.isEmpty
    if !isTiersOnly { legend.append(.init(style: "curve", text: "by score")) }
    if !band.isEmpty {
      legend.append(.init(style: "band", text: Glossary.abbreviation("95% interval")))
    }
    if backtest.gains.count > 1 {
      legend.append(
        .init(style: "dot", text: isTiersOnly ? "tier by tier" : "where the tiers end"))
    }
    if let rival {
      legend.append(.init(style: "rival", text: "by \(rival.name) alone"))
    }
    return legend + [
      .init(style: "random", text: "random order"), .init(style: "perfect", text: "perfect order"),
    ]
  }

  /// The curve of the best single column, where there is one.
  private var rival: (name: String, curve: [Plot.Place])? {
    guard let own = backtest.baselines?.baselines.first(where: { $0.kind == .bestColumn }),
      !own.gains.isEmpty
    else { return nil }
    let points = own.gains.enumerated().map {
      (x: Double($0.offset + 1) / Double(own.gains.count), y: $0.element)
    }
    return (own.fields.joined(separator: ", "), [(x: 0, y: 0)] + points)
  }

  /// The curve through the deciles, or through the tiers where the score has none.
  private var line: [Plot.Place] {
    [(0, 0)]
      + (deciles.isEmpty
        ? backtest.gains.map { ($0.share, $0.successShare) }
        : deciles.map { (Double($0.number) / 10, $0.gain.value) })
  }

  /// The band around the curve: its upper ends from left to right, its lower ones back.
  private var band: [Plot.Place] {
    let ends = deciles.compactMap { decile in
      decile.gain.interval.map { (share: Double(decile.number) / 10, interval: $0) }
    }
    guard ends.count > 1 else { return [] }
    return [(0, 0)] + ends.map { ($0.share, $0.interval.upperBound) }
      + ends.reversed().map { ($0.share, $0.interval.lowerBound) }
  }

  private func words(_ point: GainsPoint) -> String {
    let revenue =
      point.revenueShare.isNaN
      ? "" : " and \(DecimalText.percent(point.revenueShare)) of the revenue"
    return "\(point.label): \(DecimalText.percent(point.share)) of the \(subject), "
      + "\(DecimalText.percent(point.successShare)) of the wins\(revenue)"
  }

  /// The chart in words, for those who cannot see it.
  private var description: String {
    let depths = [1, 2, 5].compactMap { number in deciles.first { $0.number == number } }
    let scores = depths.map { decile in
      "The \(decile.number * 10)% of the \(subject) with the highest scores hold "
        + "\(DecimalText.percent(decile.gain.value, places: 0)) of the wins."
    }
    return (scores + backtest.gains.dropLast().map { words($0) + "." }).joined(separator: " ")
  }
}
