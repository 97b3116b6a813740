import Backtesting

extension JSONReport {
  /// Whether the rate rises with the score: bins, steps between them and the rates that never fall.
  func scoreCalibration(_ calibration: ScoreCalibration) -> JSONValue {
    .object([
      ("bins", .array(calibration.bins.map(bin))), ("steps", .array(calibration.steps.map(step))),
      ("levels", .array(calibration.levels.map(level))), ("verdict", .text(calibration.verdict)),
      ("notes", .array(calibration.notes.map { .text($0) })),
    ])
  }

  private func bin(_ bin: ScoreCalibration.Bin) -> JSONValue {
    .object([
      ("lowestScore", .number(bin.scores.lowerBound)),
      ("highestScore", .number(bin.scores.upperBound)), ("meanScore", .number(bin.meanScore)),
      ("rate", rate(bin.rate)), ("fitted", .number(bin.fitted)),
    ])
  }

  private func step(_ step: ScoreCalibration.Step) -> JSONValue {
    .object([
      ("fall", .bool(step.isFall)), ("p", .number(step.p)),
      ("adjustedP", .number(step.adjustedP)), ("proven", .bool(step.isProvenFall)),
    ])
  }

  private func level(_ level: ScoreCalibration.Level) -> JSONValue {
    .object([
      ("lowestScore", .number(level.scores.lowerBound)),
      ("highestScore", .number(level.scores.upperBound)), ("rate", .number(level.rate)),
      ("trials", .whole(level.trials)),
    ])
  }
}
