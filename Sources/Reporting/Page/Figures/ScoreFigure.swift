import Backtesting
import Modeling
import Statistics

/// How many accounts have which score: all of them by tier, and those of the back-test by what became of them.
struct ScoreFigure {
  let report: RunReport
  private let binCount = 20

  /// All accounts by tier, as of the day of the report.
  var byTier: Markup {
    let scores = report.scores
    let most = Double(scores.groupMaxima.reduce(0, +)) / 100
    guard scores.count > 0, most > 0, Set(scores.totals).count > 1 else { return .empty }
    // There are four colors; what is beyond the third of five tiers and more has the last one together.
    let held = Set(scores.tiers).sorted()
    let tiers = held.count > 4 ? Array(held.prefix(4)) : held
    let names = tiers.enumerated().map { place, tier in
      held.count > 4 && place == 3 ? "Tiers \(tier) to \(held[held.count - 1])" : "Tier \(tier)"
    }
    let least = min(0, Double(scores.totals.min() ?? 0) / 100)
    let step = (most - least) / Double(binCount)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: tiers.count), count: binCount)
    for account in 0..<scores.count {
      let bin = min(binCount - 1, Int((Double(scores.totals[account]) / 100 - least) / step))
      counts[bin][tiers.firstIndex(of: scores.tiers[account]) ?? tiers.count - 1] += 1
    }
    // The colors of the tiers' own, as in the other pictures, where there is one for each.
    let own = tiers.map { min($0, 4) }
    let styles = Set(own).count == own.count ? own : Array(1...tiers.count)
    let median = Median.of(scores.totals.map { Double($0) / 100 })
    return Figure(
      id: "scores",
      title: "At least half of the scores are at or below \(RankingCells.score(median))",
      note: """
        How many of \(DecimalText.whole(scores.count)) \(report.unit)s have which score, as of the day of the report.\(cutOffWords)
        """,
      legend: names.enumerated().map {
        .init(style: "t\(styles[$0.offset])", text: Markup(escaping: $0.element))
      },
      plot: plot(counts, names, styles, step: step, range: least...most),
      description: "The figures below the picture have every count.",
      table: table(counts, names, step: step, least: least)
    ).section
  }

  private func plot(
    _ counts: [[Int]], _ names: [String], _ styles: [Int], step: Double, range: ClosedRange<Double>
  ) -> Plot {
    let highest = Double(counts.map { $0.reduce(0, +) }.max() ?? 1)
    var plot = Plot(x: range, y: 0...highest, height: 170)
    plot.yAxis(plot.y.ticks(about: 3).filter { $0 == $0.rounded() }) {
      DecimalText.whole(Int($0))
    }
    plot.xAxis(plot.x.ticks(about: 5), title: "score", hasGrid: false, Scale.words)
    for (bin, byTier) in counts.enumerated() {
      var below = 0.0
      let low = range.lowerBound + Double(bin) * step
      let ends = (low, low + step)
      for (place, count) in byTier.enumerated() where count > 0 {
        let upper = below + Double(count)
        plot.box(
          x: ends.0 + step * 0.05...ends.1 - step * 0.05, y: below...upper,
          "t\(styles[place])",
          tip: "\(names[place]), score \(RankingCells.score(ends.0)) to "
            + "\(RankingCells.score(ends.1)): \(DecimalText.whole(count)) \(report.unit)s")
        below = upper
      }
    }
    mark(cutOffs, on: &plot)
    return plot
  }

  /// The counts behind the bars.
  private func table(
    _ counts: [[Int]], _ names: [String], step: Double, least: Double
  ) -> PageTable {
    var table = PageTable(
      [.init(title: "score")] + names.map { .init(title: Markup(escaping: $0), isNumber: true) })
    for (bin, byTier) in counts.enumerated() where byTier.contains(where: { $0 > 0 }) {
      let ends = [bin, bin + 1].map { RankingCells.score(least + Double($0) * step) }
      table.append(
        [Markup(escaping: ends.joined(separator: " to "))]
          + byTier.map { Markup(escaping: DecimalText.whole($0)) })
    }
    return table
  }

  /// The accounts of the back-test by what became of them.
  var byOutcome: Markup {
    guard let backtest = report.backtest, let own = backtest.distribution else { return .empty }
    let won = own.bins.reduce(0) { $0 + $1.won }
    let lost = own.bins.reduce(0) { $0 + $1.lost }
    let undecided = own.bins.reduce(0) { $0 + $1.undecided }
    guard won > 0, lost + undecided > 0, own.medianOfWon.isFinite else { return .empty }
    let day = backtest.scoredAsOf.map { ", scored as of \($0)" } ?? ""
    let kinds = [
      ("won", won, "curve", "won"), ("lost", lost, "lost", "lost"),
      ("undecided", undecided, "random", "no deal decided"),
    ].filter { $0.1 > 0 }
    return Figure(
      id: "outcomes", title: title(own),
      note: """
        The share of each kind of \(report.unit) that has which score\(day).\(cutOffWords)
        """,
      legend: kinds.map { kind in
        .init(style: kind.2, text: "\(kind.3) (\(DecimalText.whole(kind.1)))")
      }, plot: plot(own, won: won, lost: lost, undecided: undecided),
      description: "The figures below the picture have every count.",
      table: table(own)
    ).section
  }

  private func title(_ own: ScoreDistribution) -> String {
    let (won, others) = (own.medianOfWon, own.medianOfOthers)
    let interval = report.backtest?.scoreRanking?.areaUnderCurve.interval
    let verb =
      (interval?.lowerBound ?? 0) > 0.5
      ? "score higher"
      : (interval?.upperBound ?? 1) < 0.5 ? "score lower" : "are not shown to score higher"
    return
      "Won \(report.unit)s \(verb): their median is \(RankingCells.score(won)), that of the others "
      + RankingCells.score(others)
  }

  private func plot(
    _ own: ScoreDistribution, won: Int, lost: Int, undecided: Int
  ) -> Plot {
    let series: [(count: (ScoreDistribution.Bin) -> Int, all: Int, style: String)] = [
      ({ $0.undecided }, undecided, "random"), ({ $0.lost }, lost, "lost"),
      ({ $0.won }, won, "curve"),
    ].filter { $0.all > 0 }
    let most =
      series.flatMap { one in own.bins.map { Double(one.count($0)) / Double(one.all) } }.max() ?? 1
    var plot = Plot(
      x: (own.bins.first?.from ?? 0)...(own.bins.last?.to ?? 1), y: 0...most, height: 170)
    plot.yAxis(plot.y.ticks(about: 3)) { DecimalText.percent($0, places: 0) }
    plot.xAxis(plot.x.ticks(about: 5), title: "score", hasGrid: false, Scale.words)
    for one in series {
      let steps = own.bins.flatMap { bin -> [Plot.Place] in
        let share = Double(one.count(bin)) / Double(one.all)
        return [(bin.from, share), (bin.to, share)]
      }
      if one.style == "curve", let first = steps.first, let last = steps.last {
        plot.area([(first.x, 0)] + steps + [(last.x, 0)], "under")
      }
      plot.curve(steps, one.style)
    }
    mark(cutOffs, on: &plot)
    return plot
  }

  private func table(_ own: ScoreDistribution) -> PageTable {
    var table = PageTable(
      [.init(title: "score")]
        + ["won", "lost", "no deal decided"].map { .init(title: $0, isNumber: true) })
    for bin in own.bins where bin.won + bin.lost + bin.undecided > 0 {
      table.append(
        ["\(RankingCells.score(bin.from)) to \(RankingCells.score(bin.to))"]
          + [bin.won, bin.lost, bin.undecided].map { Markup(escaping: DecimalText.whole($0)) })
    }
    return table
  }

  // MARK: Cut-offs

  /// The scores that tier rules compare with, and the tiers.
  private var cutOffs: [(tier: Int, score: Double)] {
    let all = report.model.tiers.flatMap { rule in
      Self.limits(rule.condition).map { (rule.tier, $0) }
    }
    return all.count > Self.mostCutOffs ? [] : all
  }

  /// More upright lines than this would hide the picture.
  private static let mostCutOffs = 8

  private var cutOffWords: String {
    cutOffs.isEmpty ? "" : " Upright lines: scores that tier rules compare with."
  }

  private static func limits(_ condition: Condition?) -> [Double] {
    switch condition {
    case .and(let left, let right)?, .or(let left, let right)?: limits(left) + limits(right)
    case .not(let inner)?, .named(_, let inner)?: limits(inner)
    case .number("score", _, let limit)?: [limit]
    default: []
    }
  }

  private func mark(_ cutOffs: [(tier: Int, score: Double)], on plot: inout Plot) {
    for cut in cutOffs where plot.x.domain.contains(cut.score) {
      plot.line(
        from: (cut.score, 0), to: (cut.score, plot.y.domain.upperBound), "border",
        tip: "A rule of Tier \(cut.tier) compares the score with \(RankingCells.score(cut.score))")
    }
  }
}
