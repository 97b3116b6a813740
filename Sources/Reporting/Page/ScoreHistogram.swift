import Statistics

/// How many accounts have which score, by tier.
struct ScoreHistogram {
  let report: RunReport
  private let binCount = 20
  private let height = 150.0

  var markup: Markup {
    let scores = report.scores
    let most = Double(scores.groupMaxima.reduce(0, +)) / 100
    guard scores.count > 0, most > 0, Set(scores.totals).count > 1 else { return .empty }
    let tiers = Set(scores.tiers).sorted()
    var counts = [[Int]](repeating: [Int](repeating: 0, count: tiers.count), count: binCount)
    for account in 0..<scores.count {
      let share = Double(scores.totals[account]) / 100 / most
      let bin = min(binCount - 1, max(0, Int(share * Double(binCount))))
      counts[bin][tiers.firstIndex(of: scores.tiers[account]) ?? 0] += 1
    }
    let highest = Double(counts.map { $0.reduce(0, +) }.max() ?? 1)
    let bars = counts.enumerated().map { bin, byTier in
      stack(bin, byTier, tiers, step: most / Double(binCount), highest: highest)
    }
    let legend = tiers.map { "<span><i class=\"t\(min($0, 4))\"></i>Tier \($0)</span>" as Markup }
    return """
      <section>
      <h2>\(heading)</h2>
      <p class="note">How many of \(DecimalText.whole(scores.count)) \(report.unit)s have which score, as of the day of the report.</p>
      <p class="legend">\(legend)</p>
      <div class="chart"><svg height="\(at: height)" role="img" aria-label="\(heading). The table below has every count.">
      \(bars)
      <line class="grid" x1="0" x2="100%" y1="\(at: height)" y2="\(at: height)"/>
      </svg>
      <span class="axis" style="left: 0; top: calc(100% + 4px)">score 0</span>
      <span class="axis" style="right: 0; top: calc(100% + 4px)">\(DecimalText.fixed(most, places: 0))</span></div>
      \(table(counts, tiers, step: most / Double(binCount)))
      </section>
      """
  }

  private var heading: String {
    let median = Median.of(report.scores.totals.map { Double($0) / 100 })
    return "Half of the scores are at or below \(RankingCells.score(median))"
  }

  /// The counts behind the bars.
  private func table(_ counts: [[Int]], _ tiers: [Int], step: Double) -> Markup {
    var table = PageTable(
      [.init(title: "score")] + tiers.map { .init(title: "Tier \($0)", isNumber: true) })
    for (bin, byTier) in counts.enumerated() where byTier.contains(where: { $0 > 0 }) {
      let ends = [Double(bin) * step, Double(bin + 1) * step].map(RankingCells.score)
      table.append(
        [Markup(escaping: ends.joined(separator: " to "))]
          + byTier.map { Markup(escaping: DecimalText.whole($0)) })
    }
    return "<details><summary>The counts</summary>\n\(table.markup)\n</details>"
  }

  private func stack(
    _ bin: Int, _ byTier: [Int], _ tiers: [Int], step: Double, highest: Double
  ) -> Markup {
    let width = 100 / Double(binCount)
    let from = DecimalText.fixed(Double(bin) * step, places: 0)
    let to = DecimalText.fixed(Double(bin + 1) * step, places: 0)
    var bottom = height
    var parts: [Markup] = []
    for (place, count) in byTier.enumerated() where count > 0 {
      let size = Double(count) / highest * height
      bottom -= size
      parts.append(
        """
        <rect class="t\(min(tiers[place], 4))" x="\(at: Double(bin) * width + 0.3)%" y="\(at: bottom)" \
        width="\(at: width - 0.6)%" height="\(at: size)"><title>Tier \(tiers[place]), score \(from) to \(to): \
        \(DecimalText.whole(count)) \(report.unit)s</title></rect>
        """)
    }
    return Markup(lines: parts)
  }
}
