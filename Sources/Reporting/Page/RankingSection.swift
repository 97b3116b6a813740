import Backtesting
import Statistics

/// How well the score ranks: the gains curve, rankings without a model, and the deciles behind the curve.
struct RankingSection {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest else { return .empty }
    let ranking = backtest.scoreRanking
    guard ranking != nil || backtest.gains.count > 1 else { return .empty }
    let chart = GainsChart(backtest: backtest, subject: subject)
    let verdict = ranking.map { "<p>\($0.verdict)</p>" as Markup } ?? .empty
    let table = ranking.map { deciles($0, backtest.measure) } ?? .empty
    let notes =
      ranking.map { $0.deciles.isEmpty ? [] : RankingCells.notes($0) } ?? []
    return """
      <section id="ranking">
      <h2>\(heading(backtest))</h2>
      \(verdict)
      \(rivals(backtest))
      \(chart.markup)
      \(ranking.map { LiftChart(ranking: $0, subject: subject).markup } ?? .empty)
      \(table)
      \(SentenceList(notes).markup)
      </section>
      """
  }

  private var subject: String {
    report.backtest?.measure == .conversion ? report.unit + "s" : "deals"
  }

  /// What a fifth of the scores holds, where the score is proven to rank at all.
  private func heading(_ backtest: BacktestReport) -> String {
    guard let ranking = backtest.scoreRanking else { return "Where the wins are" }
    guard let interval = ranking.areaUnderCurve.interval else {
      return "Ranking: too little to judge the score by"
    }
    guard interval.lowerBound > 0.5, let fifth = ranking.deciles.first(where: { $0.number == 2 })
    else {
      return interval.upperBound < 0.5
        ? "The score ranks the wrong way round" : "The score is not shown to rank"
    }
    return
      "The fifth of the \(subject) with the highest scores holds "
      + "\(DecimalText.percent(fifth.gain.value, places: 0)) of the wins"
  }

  /// The areas of the score and of rankings without a model, side by side.
  private func rivals(_ backtest: BacktestReport) -> Markup {
    guard let baselines = backtest.baselines, !baselines.baselines.isEmpty else { return .empty }
    let order: [(Baseline.Kind, String)] = [
      (.bestColumn, "the best single column"), (.size, "size alone"),
      (.sizeAndIndustry, "size and industry"),
    ]
    let parts = order.compactMap { kind, name -> String? in
      guard let own = baselines.baselines.first(where: { $0.kind == kind }) else { return nil }
      let column = kind == .bestColumn ? " (\(own.fields.joined(separator: ", ")))" : ""
      return "\(name)\(column) \(DecimalText.fixed(own.area.value, places: 3))"
    }
    let areas = parts + ["a coin 0.500"]
    return """
      <p class="note" id="rivals">Beside it, the \(Glossary.abbreviation("AUC")) of \(areas.joined(separator: " · "))</p>
      """
  }

  private func deciles(_ ranking: ScoreRanking, _ measure: BacktestReport.Measure) -> Markup {
    guard !ranking.deciles.isEmpty else { return .empty }
    let titles: [Markup] = [
      "scores", "\(subject)", "won", Glossary.abbreviation(measure.rawValue),
      Glossary.abbreviation("lift"), "wins so far", "lift so far",
    ]
    var table = PageTable(
      [.init(title: Glossary.abbreviation("decile"))]
        + titles.map { .init(title: $0, isNumber: true) })
    for decile in ranking.deciles {
      table.append([
        "\(decile.number)", Markup(escaping: RankingCells.scores(decile)),
        Markup(escaping: RankingCells.count(decile.trials)),
        Markup(escaping: RankingCells.count(decile.successes)),
        PageTable.figure(
          DecimalText.percent(decile.rate.value), RankingCells.percents(decile.rate.interval)),
        PageTable.figure(
          RankingCells.times(decile.lift.value), RankingCells.times(decile.lift.interval)),
        PageTable.figure(
          DecimalText.percent(decile.gain.value, places: 0),
          RankingCells.percents(decile.gain.interval, places: 0)),
        PageTable.figure(
          RankingCells.times(decile.cumulativeLift.value),
          RankingCells.times(decile.cumulativeLift.interval)),
      ])
    }
    return """
      <p class="note">\(DecimalText.whole(ranking.trials)) \(subject), \(DecimalText.whole(ranking.successes)) of them won, in ten \
      equal parts by score; small print is the \(Glossary.abbreviation("95% interval")).</p>
      \(table.markup)
      """
  }
}
