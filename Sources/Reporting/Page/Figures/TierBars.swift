import Backtesting
import Statistics

/// Conversion by tier: bars with Wilson whiskers and the line of all tiers together; nothing where nothing was won.
struct TierBars {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, backtest.hasWin else { return .empty }
    let tiers = backtest.tiers.filter { rate($0).trials > 0 }
    return Figure(
      id: "tiers", title: title(backtest, tiers),
      note: """
        The bar is the \(Glossary.abbreviation(backtest.measure.rawValue)), the line through it the \
        \(Glossary.abbreviation("95% interval")). Hatched: fewer than 30 \(subject). Dashed: all tiers together, \
        \(DecimalText.percent(rate(backtest.all).value)) of \(DecimalText.whole(rate(backtest.all).trials)) \(subject).
        """,
      plot: plot(backtest, tiers), description: spoken(tiers), table: table(tiers)
    ).section
  }

  private var subject: String { report.backtest?.measure == .conversion ? "accounts" : "deals" }

  private func rate(_ tier: TierEvidence) -> Rate {
    tier.rate(report.backtest?.measure ?? .conversion)
  }

  /// How the rates go from the first tier to the last, and where the highest is if that is neither.
  private func title(_ backtest: BacktestReport, _ tiers: [TierEvidence]) -> String {
    let noun = backtest.measure == .conversion ? "Conversion" : "Win rate"
    guard let first = tiers.first, let last = tiers.last, first.tier < last.tier else {
      return "\(noun) by tier"
    }
    let rates = tiers.map { rate($0).value }
    let steps = zip(rates, rates.dropFirst())
    func tier(_ own: TierEvidence) -> String {
      "\(DecimalText.percent(rate(own).value)) in Tier \(own.tier)"
    }
    if rates.allSatisfy({ $0 == rates[0] }) {
      return "\(noun) is \(DecimalText.percent(rates[0])) in every tier"
    }
    // A fall that chance explains is no finding.
    let doubt = (backtest.ranking?.trendP ?? 1) < 0.05 ? "" : ", which could be chance"
    if steps.allSatisfy({ $0 >= $1 }) {
      return "\(noun) falls from \(tier(first)) to \(tier(last))\(doubt)"
    }
    if steps.allSatisfy({ $0 <= $1 }) {
      return "\(noun) rises from \(tier(first)) to \(tier(last))\(doubt)"
    }
    // The trend of all tiers says nothing of one tier that breaks it.
    let isShown = backtest.comparisons.contains { $0.verdict == .inverted }
    let breach = isShown ? "" : ", which could be chance"
    let most = rates.max() ?? 0
    let best = tiers.first { rate($0).value == most } ?? first
    return best.tier == first.tier
      ? "\(noun) is highest with \(tier(first)), and does not fall from tier to tier\(breach)"
      : "\(noun) is highest with \(tier(best)), not with \(tier(first))\(breach)"
  }

  private func plot(_ backtest: BacktestReport, _ tiers: [TierEvidence]) -> Plot {
    let most = tiers.map { rate($0).upper }.max() ?? 1
    var plot = Plot.rows(tiers.count, height: 58, x: 0...most)
    let base = rate(backtest.all).value
    for (row, tier) in tiers.enumerated() {
      let (rate, bar) = (rate(tier), plot.band(row: row, 22...44))
      let tip = "Tier \(tier.tier): \(counts(rate)), \(RateText.withInterval(rate))"
      plot.heading(
        row: row, "Tier \(tier.tier) · \(DecimalText.percent(rate.value))", counts(rate))
      plot.box(x: 0...rate.value, y: bar, "t\(min(tier.tier, 4))", tip: tip)
      if rate.trials < 30 { plot.box(x: 0...rate.value, y: bar, "hatch") }
      plot.whisker(rate.lower...rate.upper, y: plot.level(row: row, down: 33), tip: tip)
      plot.line(
        from: (base, plot.level(row: row, down: 21)), to: (base, plot.level(row: row, down: 48)),
        "base")
    }
    return plot
  }

  private func counts(_ rate: Rate) -> String {
    "\(DecimalText.whole(rate.successes)) of \(DecimalText.whole(rate.trials)) won, "
      + RateText.interval(rate)
  }

  /// The bars in words, for those who cannot see them.
  private func spoken(_ tiers: [TierEvidence]) -> String {
    tiers.map { "Tier \($0.tier): \(RateText.withInterval(rate($0)))." }.joined(separator: " ")
  }

  private func table(_ tiers: [TierEvidence]) -> PageTable {
    var table = PageTable(
      [.init(title: "tier")]
        + ["\(subject)", "won", "rate", "from", "to"].map { .init(title: $0, isNumber: true) })
    for tier in tiers {
      let rate = rate(tier)
      table.append(
        ["Tier \(tier.tier)"]
          + [
            DecimalText.whole(rate.trials), DecimalText.whole(rate.successes),
            DecimalText.percent(rate.value), DecimalText.percent(rate.lower),
            DecimalText.percent(rate.upper),
          ].map { Markup(escaping: $0) })
    }
    return table
  }
}
