import Backtesting
import Statistics

extension TerminalReport {
  /// How well the score itself ranks, by figures and by deciles.
  public var rankingSection: String {
    guard let backtest = report.backtest, let ranking = backtest.scoreRanking else { return "" }
    var body = [wrapped(ranking.verdict)]
    guard !ranking.deciles.isEmpty else { return section("Ranking", body) }
    body.append(decileTable(ranking, backtest.measure).text(layout))
    return section(
      "Ranking", body + RankingCells.notes(ranking).map { wrapped($0, mark: "·") } + periods)
  }

  /// How the score ranked in one period after another.
  private var periods: [String] {
    guard let evidence = report.backtest?.periods else { return [] }
    let notes = ([evidence.sentence] + evidence.notes).map { wrapped($0, mark: "·") }
    guard evidence.periods.count > 1 else { return notes }
    let isConversion = report.backtest?.measure == .conversion
    var table = TextTable(
      [.init(title: "period")]
        + [
          isConversion ? report.unit + "s" : "deals", "won", isConversion ? "conv." : "win rate",
          "95% interval", "AUC", "95% interval",
        ].map { .init(title: $0, isNumber: true) })
    for period in evidence.periods {
      let rate = period.rate
      table.append([
        "\(period.after.adding(days: 1)) to \(period.through)", DecimalText.whole(rate.trials),
        DecimalText.whole(rate.successes), rate.trials > 0 ? DecimalText.percent(rate.value) : "–",
        rate.trials > 0 ? RateText.interval(rate) : "–",
        DecimalText.fixed(period.areaUnderCurve.value, places: 3),
        period.areaUnderCurve.interval.map(RankingText.bounds) ?? "too few",
      ])
    }
    return [table.text(layout)] + notes
  }

  private func decileTable(
    _ ranking: ScoreRanking, _ measure: BacktestReport.Measure
  ) -> TextTable {
    let titles = [
      "scores", measure == .conversion ? report.unit + "s" : "deals", "won",
      measure == .conversion ? "conv." : "win rate", "95% interval", "lift",
    ]
    var table = TextTable(
      [.init(title: "decile")] + titles.map { .init(title: $0, isNumber: true) } + [
        // It follows from the rate's.
        .init(title: "95% interval", isNumber: true, optionalName: "95% interval of the lift"),
        .init(title: "wins so far", isNumber: true), .init(title: "95% interval", isNumber: true),
      ])
    for decile in ranking.deciles {
      table.append(
        [
          "\(decile.number)", RankingCells.scores(decile), RankingCells.count(decile.trials),
          RankingCells.count(decile.successes), DecimalText.percent(decile.rate.value),
          RankingCells.percents(decile.rate.interval), RankingCells.times(decile.lift.value),
          RankingCells.times(decile.lift.interval),
          DecimalText.percent(decile.gain.value, places: 0),
          RankingCells.percents(decile.gain.interval, places: 0),
        ])
    }
    return table
  }
}
