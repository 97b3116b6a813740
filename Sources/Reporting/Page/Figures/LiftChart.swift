import Backtesting
import Statistics

/// How much more often each tenth of the scores wins than all together, with its interval.
struct LiftChart {
  let ranking: ScoreRanking
  /// What is counted: "accounts" or "deals".
  let subject: String

  /// The chart below a heading of its own; nothing without tenths.
  var markup: Markup {
    let known = ranking.deciles.filter { $0.lift.value.isFinite }
    guard known.count > 1 else { return .empty }
    return Figure(
      id: "lift", title: title(known),
      note: """
        Tenths of the \(subject) by score, the highest scores first: the \(Glossary.abbreviation("lift")) of each, with its \
        \(Glossary.abbreviation("95% interval")). Dashed: as often as all.
        """,
      plot: plot(known), description: spoken(known)
    ).subsection
  }

  private func times(_ value: Double) -> String { RankingCells.times(value) }

  private func title(_ deciles: [ScoreDecile]) -> String {
    guard let first = deciles.first else { return "Lift by tenths" }
    return
      "The tenth with the highest scores wins \(times(first.lift.value)) as often as all \(subject)"
  }

  private func plot(_ deciles: [ScoreDecile]) -> Plot {
    let most = deciles.map { $0.lift.interval?.upperBound ?? $0.lift.value }.max() ?? 1
    var plot = Plot(x: 0...10, y: 0...max(1.2, most), height: 200)
    plot.yAxis(plot.y.ticks(about: 4)) { Scale.words($0) + "×" }
    plot.xAxis((1...10).map { Double($0) - 0.5 }, title: "tenth", hasGrid: false) {
      "\(Int($0 + 0.5))"
    }
    for decile in deciles {
      let place = Double(decile.number)
      plot.box(
        x: place - 0.85...place - 0.15, y: 0...decile.lift.value, "revenue faint",
        tip: words(decile))
      if let interval = decile.lift.interval { plot.whisker(x: place - 0.5, interval) }
    }
    plot.line(from: (0, 1), to: (10, 1), "base")
    return plot
  }

  private func words(_ decile: ScoreDecile) -> String {
    let interval = decile.lift.interval.map { " (\(RankingCells.times($0)))" } ?? ""
    return "Tenth \(decile.number), scores \(RankingCells.scores(decile)): "
      + "\(times(decile.lift.value)) as often as all\(interval)"
  }

  private func spoken(_ deciles: [ScoreDecile]) -> String {
    deciles.map { words($0) + "." }.joined(separator: " ")
  }
}
