import Backtesting
import Statistics

/// Conversion by tier: bars with Wilson whiskers and the line of all tiers together.
struct TierBars {
  let report: RunReport
  private let rowHeight = 58.0

  var markup: Markup {
    guard let backtest = report.backtest, backtest.tiers.contains(where: { rate($0).trials > 0 })
    else { return .empty }
    let tiers = backtest.tiers.filter { rate($0).trials > 0 }
    let most = tiers.map { rate($0).upper }.max() ?? 1
    let base = rate(backtest.all).value / most * 100
    let bars = tiers.enumerated().map {
      bar($0.element, row: $0.offset, scale: 100 / most, base: base)
    }
    let height = Double(tiers.count) * rowHeight
    let title = backtest.measure == .conversion ? "Conversion by tier" : "Win rate by tier"
    return """
      <section>
      <h2>\(title)</h2>
      <p class="note">The bar is the rate, the line through it the \(Glossary.abbreviation("95% interval")). Hatched: fewer than \
      30 \(subject). Dashed: all tiers together, \(DecimalText.percent(rate(backtest.all).value)).</p>
      <div class="chart"><svg height="\(at: height)" role="img" aria-label="\(title). \(spoken(tiers))">
      <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <rect width="3" height="6" style="fill: var(--paper)" opacity="0.55"/></pattern></defs>
      \(bars)
      </svg></div>
      </section>
      """
  }

  private var subject: String { report.backtest?.measure == .conversion ? "accounts" : "deals" }

  private func rate(_ tier: TierEvidence) -> Rate {
    report.backtest?.measure == .winRate ? tier.winRate : tier.conversion
  }

  /// The bars in words, for those who cannot see them.
  private func spoken(_ tiers: [TierEvidence]) -> String {
    tiers.map { "Tier \($0.tier): \(RateText.withInterval(rate($0)))." }.joined(separator: " ")
  }

  private func bar(_ tier: TierEvidence, row: Int, scale: Double, base: Double) -> Markup {
    let rate = rate(tier)
    let top = Double(row) * rowHeight
    let (middle, width) = (top + 33, rate.value * scale)
    let (low, high) = (rate.lower * scale, rate.upper * scale)
    let hatch: Markup =
      rate.trials < 30
      ? "<rect x=\"0\" y=\"\(at: top + 22)\" width=\"\(at: width)%\" height=\"22\" fill=\"url(#hatch)\"/>"
      : .empty
    let counts =
      "\(DecimalText.whole(rate.successes)) of \(DecimalText.whole(rate.trials)) \(subject) won, "
      + RateText.interval(rate)
    return """
      <g><title>Tier \(tier.tier): \(RateText.withInterval(rate)), \(counts)</title>
      <text x="0" y="\(at: top + 15)" font-weight="600">Tier \(tier.tier) · \(DecimalText.percent(rate.value))</text>
      <text class="soft" x="100%" y="\(at: top + 15)" text-anchor="end">\(counts)</text>
      <rect class="t\(min(tier.tier, 4))" x="0" y="\(at: top + 22)" width="\(at: width)%" height="22" rx="2"/>\(hatch)
      <line class="whisker" x1="\(at: low)%" x2="\(at: high)%" y1="\(at: middle)" y2="\(at: middle)"/>
      <line class="whisker" x1="\(at: low)%" x2="\(at: low)%" y1="\(at: middle - 6)" y2="\(at: middle + 6)"/>
      <line class="whisker" x1="\(at: high)%" x2="\(at: high)%" y1="\(at: middle - 6)" y2="\(at: middle + 6)"/>
      <line class="base" x1="\(at: base)%" x2="\(at: base)%" y1="\(at: top + 21)" y2="\(at: top + 48)"/></g>
      """
  }
}
