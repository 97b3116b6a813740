import Backtesting
import Statistics

extension TerminalReport {
  /// How well the score itself ranks, by figures and by deciles.
  public var rankingSection: String {
    guard let backtest = report.backtest, let ranking = backtest.scoreRanking else { return "" }
    var body = [wrapped(ranking.verdict)]
    guard !ranking.deciles.isEmpty else { return section("Ranking", body) }
    body.append(decileTable(ranking, backtest.measure).text(width: width))
    let distance = RankingText.figure("KS", ranking.kolmogorovSmirnov)
    let precision = RankingText.figure("Average precision", ranking.averagePrecision)
    let notes =
      [
        "\(distance), between scores of \(score(ranking.bestCut)) and above and those below.",
        "\(precision); a score without meaning has "
          + "\(DecimalText.fixed(ranking.precisionByChance, places: 3)).",
      ] + ranking.notes
    return section("Ranking", body + notes.map { wrapped($0, mark: "·") } + periods)
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
    return [table.text(width: width)] + notes
  }

  private func decileTable(
    _ ranking: ScoreRanking, _ measure: BacktestReport.Measure
  ) -> TextTable {
    // A narrow terminal does without the interval of lift, which follows from the rate's.
    let isWide = width >= 112
    let titles =
      [
        "scores", measure == .conversion ? report.unit + "s" : "deals", "won",
        measure == .conversion ? "conv." : "win rate", "95% interval", "lift",
      ] + (isWide ? ["95% interval"] : []) + ["wins so far", "95% interval"]
    var table = TextTable(
      [.init(title: "decile")] + titles.map { .init(title: $0, isNumber: true) })
    for decile in ranking.deciles {
      let (high, low) = (decile.scores.upperBound, decile.scores.lowerBound)
      table.append(
        [
          "\(decile.number)", high == low ? score(high) : "\(score(high))–\(score(low))",
          count(decile.trials), count(decile.successes), DecimalText.percent(decile.rate.value),
          percents(decile.rate.interval), DecimalText.fixed(decile.lift.value, places: 1) + "×",
        ] + (isWide ? [times(decile.lift.interval)] : []) + [
          DecimalText.percent(decile.gain.value, places: 0),
          percents(decile.gain.interval, places: 0),
        ])
    }
    return table
  }

  private func times(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return "–" }
    return "\(DecimalText.fixed(interval.lowerBound, places: 1))–"
      + "\(DecimalText.fixed(interval.upperBound, places: 1))×"
  }

  private func score(_ value: Double) -> String {
    DecimalText.fixed(value, places: value == value.rounded() ? 0 : 1)
  }

  /// A count that cut ties may leave without being whole.
  private func count(_ value: Double) -> String {
    let isWhole = (value - value.rounded()).magnitude < 1e-6
    return DecimalText.fixed(value, places: isWhole ? 0 : 1)
  }

  private func percents(_ interval: ClosedRange<Double>?, places: Int = 1) -> String {
    guard let interval, interval.lowerBound < interval.upperBound else { return "–" }
    return "\(DecimalText.fixed(interval.lowerBound * 100, places: places))–"
      + DecimalText.percent(interval.upperBound, places: places)
  }
}
