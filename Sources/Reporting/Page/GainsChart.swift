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
    let rate = backtest.measure == .conversion ? backtest.all.conversion : backtest.all.winRate
    return """
      <p class="legend">\(legend)</p>
      <div class="chart framed gains">
      <svg height="280" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="\(description)">
      <rect class="frame" width="100" height="100"/>
      \(band)
      <polyline class="random" points="0,100 100,0"/>
      <polyline class="perfect" points="0,100 \(at: rate.value * 100),0 100,0"/>
      <polyline class="curve" points="\(line)"/>
      </svg>
      \(backtest.gains.dropLast().map(tier))
      <span class="axis" style="right: calc(100% + 6px); top: -8px">100%</span>
      <span class="axis" style="right: calc(100% + 6px); top: calc(50% - 8px)">50%</span>
      <span class="axis" style="right: calc(100% + 6px); bottom: -8px">0%</span>
      <span class="axis" style="left: 0; top: calc(100% + 4px)">share of \(subject), \(deciles.isEmpty ? "first tiers" : "highest scores") first</span>
      <span class="axis" style="right: 0; top: calc(100% + 4px)">100%</span>
      </div>
      """
  }

  private var legend: [Markup] {
    let isTiersOnly = deciles.isEmpty
    return [
      isTiersOnly ? .empty : "<span><i class=\"t1\"></i>by score</span>",
      band.text.isEmpty
        ? .empty : "<span><i class=\"swatch\"></i>\(Glossary.abbreviation("95% interval"))</span>",
      backtest.gains.count > 1
        ? "<span><b class=\"dot\">●</b>\(isTiersOnly ? "tier by tier" : "where the tiers end")</span>"
        : .empty,
      "<span><i class=\"dash\"></i>random order</span>",
      "<span><i class=\"dash ideal\"></i>perfect order</span>",
    ]
  }

  /// The curve through the deciles, or through the tiers where the score has none.
  private var line: String {
    let points =
      deciles.isEmpty
      ? backtest.gains.map { ($0.share, $0.successShare) }
      : deciles.map { (Double($0.number) / 10, $0.gain.value) }
    return ([(0, 0)] + points).map(point).joined(separator: " ")
  }

  /// The band around the curve: its upper ends from left to right, its lower ones back.
  private var band: Markup {
    let ends = deciles.compactMap { decile in
      decile.gain.interval.map { (Double(decile.number) / 10, $0) }
    }
    guard ends.count > 1 else { return .empty }
    let points =
      [point(0, 0)] + ends.map { point($0.0, $0.1.upperBound) }
      + ends.reversed().map { point($0.0, $0.1.lowerBound) }
    return "<polygon class=\"band\" points=\"\(points.joined(separator: " "))\"/>"
  }

  private func point(_ share: Double, _ wins: Double) -> String {
    "\(PlainNumber.text(share * 100, places: 2)),\(PlainNumber.text(100 - wins * 100, places: 2))"
  }

  private func tier(_ point: GainsPoint) -> Markup {
    // A label would run out of the frame beyond the middle, and into the axis at the foot.
    let side: Markup = point.share > 0.55 ? " left" : ""
    let height: Markup = point.successShare < 0.12 ? " above" : ""
    return """
      <div class="point\(side)\(height)" style="left: \(at: point.share * 100)%; top: \(at: 100 - point.successShare * 100)%" \
      title="\(words(point))"><span>\(point.label): \(DecimalText.percent(point.successShare, places: 0))</span></div>
      """
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
    return
      (["Cumulative gains."] + scores + backtest.gains.dropLast().map { words($0) + "." })
      .joined(separator: " ")
  }
}
