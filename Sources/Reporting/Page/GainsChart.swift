import Backtesting
import Statistics

/// Cumulative gains: the share of the wins that the first tiers hold.
struct GainsChart {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, backtest.gains.count > 1 else { return .empty }
    let points = backtest.gains
    let rate = backtest.measure == .conversion ? backtest.all.conversion : backtest.all.winRate
    let line = points.map {
      "\(coordinate($0.share * 100)),\(coordinate(100 - $0.successShare * 100))"
    }
    .joined(separator: " ")
    let subject = backtest.measure == .conversion ? "accounts" : "deals"
    let marks = points.dropLast().map { point -> Markup in
      """
      <div class="point" style="left: \(at: point.share * 100)%; top: \(at: 100 - point.successShare * 100)%" \
      title="\(description(point, subject))"><span>\(point.label): \(DecimalText.percent(point.successShare, places: 0))</span></div>
      """
    }
    return """
      <section>
      <h2>Where the wins are</h2>
      <p class="note">Working through the tiers from the first: the share of the wins against the share of the \(subject). \
      The straight dashed line is what a random order would give, the green one a perfect order.</p>
      <div class="chart framed" style="height: 260px">
      <svg height="260" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="Cumulative gains">
      <rect class="frame" width="100" height="100"/>
      <polyline class="random" points="0,100 100,0"/>
      <polyline class="perfect" points="0,100 \(at: rate.value * 100),0 100,0"/>
      <polyline class="curve" points="0,100 \(line)"/>
      </svg>
      \(marks)
      <span class="axis" style="right: calc(100% + 6px); top: -8px">100%</span>
      <span class="axis" style="right: calc(100% + 6px); bottom: -8px">0%</span>
      <span class="axis" style="left: 0; top: calc(100% + 4px)">share of \(subject)</span>
      <span class="axis" style="right: 0; top: calc(100% + 4px)">100%</span>
      </div>
      </section>
      """
  }

  private func coordinate(_ value: Double) -> String { PlainNumber.text(value, places: 2) }

  private func description(_ point: GainsPoint, _ subject: String) -> String {
    let revenue =
      point.revenueShare.isNaN
      ? "" : " and \(DecimalText.percent(point.revenueShare)) of the revenue"
    return "\(point.label): \(DecimalText.percent(point.share)) of the \(subject), "
      + "\(DecimalText.percent(point.successShare)) of the wins\(revenue)"
  }
}
