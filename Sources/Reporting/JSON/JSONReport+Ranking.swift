import Backtesting

extension JSONReport {
  /// How well the score ranks, every figure with its interval.
  func scoreRanking(_ ranking: ScoreRanking) -> JSONValue {
    .object([
      ("units", .whole(ranking.unitCount)), ("successes", .whole(ranking.successes)),
      ("trials", .whole(ranking.trials)), ("verdict", .text(ranking.verdict)),
      ("areaUnderCurve", ranking.areaUnderCurve.json),
      ("kolmogorovSmirnov", ranking.kolmogorovSmirnov.json),
      ("bestCut", .number(ranking.bestCut)), ("averagePrecision", ranking.averagePrecision.json),
      ("precisionByChance", .number(ranking.precisionByChance)),
      ("deciles", .array(ranking.deciles.map(decile))),
      ("notes", .array(ranking.notes.map { .text($0) })),
    ])
  }

  private func decile(_ decile: ScoreDecile) -> JSONValue {
    .object([
      ("decile", .whole(decile.number)), ("highestScore", .number(decile.scores.upperBound)),
      ("lowestScore", .number(decile.scores.lowerBound)), ("trials", .number(decile.trials)),
      ("successes", .number(decile.successes)), ("rate", decile.rate.json),
      ("lift", decile.lift.json), ("gain", decile.gain.json),
      ("cumulativeLift", decile.cumulativeLift.json),
    ])
  }
}

extension RankingFigure {
  /// The figure and the ends of its interval, null where they cannot be had.
  var json: JSONValue {
    .object([
      ("value", .number(value)), ("lower", interval.map { .number($0.lowerBound) } ?? .null),
      ("upper", interval.map { .number($0.upperBound) } ?? .null),
    ])
  }
}
