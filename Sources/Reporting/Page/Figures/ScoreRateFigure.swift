import Backtesting
import Statistics

/// Whether accounts with higher scores win more often, step by step.
struct ScoreRateFigure {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, let own = backtest.scoreCalibration, own.bins.count > 1
    else { return .empty }
    let counted = backtest.measure == .conversion ? "\(report.unit)s" : "deals"
    return Figure(
      id: "calibration",
      title: String(own.verdict.hasSuffix(".") ? own.verdict.dropLast() : own.verdict[...]),
      note: """
        At most ten parts of the \(counted) by score (equal scores stay together, so parts differ in size), each with its \(Glossary.abbreviation(backtest.measure.rawValue)) and \
        \(Glossary.abbreviation("95% interval")). A score is points and no probability; the line is the likeliest course that never \
        falls, drawn through these very outcomes.
        """,
      legend: [
        .init(style: "dot", text: "what came"), .init(style: "rival", text: "never falling"),
      ], plot: plot(own), description: spoken(own), table: table(own, counted)
    ).section
  }

  private func plot(_ own: ScoreCalibration) -> Plot {
    let most = own.bins.map(\.rate.upper).max() ?? 1
    let scores = own.bins.map(\.meanScore)
    let (low, high) = (scores.min() ?? 0, scores.max() ?? 1)
    let room = (high - low) * 0.03
    var plot = Plot(x: low - room...high + room, y: 0...most, height: 240)
    plot.yAxis(plot.y.ticks(about: 4)) { DecimalText.percent($0, places: most < 0.1 ? 1 : 0) }
    plot.xAxis(plot.x.ticks(about: 5), title: "mean score", hasGrid: false, RankingCells.score)
    plot.curve(own.bins.map { ($0.meanScore, $0.fitted) }, "rival")
    for bin in own.bins where bin.rate.trials > 0 {
      plot.whisker(x: bin.meanScore, bin.rate.lower...bin.rate.upper)
      plot.dot((bin.meanScore, bin.rate.value), "dot", tip: words(bin))
    }
    return plot
  }

  private func range(_ bin: ScoreCalibration.Bin) -> String {
    let ends = [bin.scores.lowerBound, bin.scores.upperBound].map(RankingCells.score)
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
  }

  private func words(_ bin: ScoreCalibration.Bin) -> String {
    "Scores \(range(bin)): \(RateText.withInterval(bin.rate)), \(DecimalText.whole(bin.rate.successes)) of "
      + "\(DecimalText.whole(bin.rate.trials)) won"
  }

  private func spoken(_ own: ScoreCalibration) -> String {
    own.bins.map { words($0) + "." }.joined(separator: " ")
  }

  private func table(_ own: ScoreCalibration, _ counted: String) -> PageTable {
    var table = PageTable(
      [.init(title: "scores")]
        + ["\(counted)", "won", "rate", "95% interval", "never falling"].map {
          .init(title: $0, isNumber: true)
        })
    for bin in own.bins {
      table.append(
        [
          range(bin), DecimalText.whole(bin.rate.trials), DecimalText.whole(bin.rate.successes),
          bin.rate.trials > 0 ? DecimalText.percent(bin.rate.value) : "–",
          RateText.interval(bin.rate), DecimalText.percent(bin.fitted),
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
