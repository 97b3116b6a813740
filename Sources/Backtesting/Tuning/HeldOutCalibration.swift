import Foundation
import Statistics

/// How probabilities of a win agree with what came of trials that the fits had not seen.
public struct HeldOutCalibration: Sendable {
  /// The mean probability.
  public let forecast: Double
  /// The share of trials that were won.
  public let rate: Double
  /// The line of Cox: the shift of all together, and the slope.
  public let line: CalibrationLine
  /// The mean squared error and its parts.
  public let brier: BrierScore
  /// Ten bins of about equally many trials, the lowest probabilities first.
  public let bins: [ReliabilityBins.Bin]
  /// Whether only a part of the trials that were not won is in it: then all of it is said of the chosen ones, among whom wins are
  /// more frequent than among all.
  public let isSampled: Bool

  /// Judges the log-odds of judged trials, split by split; nothing without both outcomes.
  ///
  /// Where trials that were not won stand for others, wins are more frequent among those that are kept by their weight, and
  /// so the log-odds are raised by its logarithm: slope and shift are then those of all.
  init?(_ splits: [TrialFolds.Split], _ logOdds: [[Double]], _ table: TrialTable) {
    var (forecasts, outcomes): ([Double], [Bool]) = ([], [])
    let weight = table.weights.max() ?? 1
    for (split, odds) in zip(splits, logOdds) {
      for (trial, value) in zip(split.judged, odds) {
        forecasts.append(1 / (1 + exp(-value - log(weight))))
        outcomes.append(table.wins[trial])
      }
    }
    guard outcomes.contains(true), outcomes.contains(false) else { return nil }
    isSampled = weight > 1
    forecast = forecasts.reduce(0, +) / Double(forecasts.count)
    rate = Double(outcomes.count { $0 }) / Double(outcomes.count)
    line = CalibrationLine(forecasts: forecasts, outcomes: outcomes)
    brier = BrierScore(forecasts: forecasts, outcomes: outcomes, width: .equalCount(10))
    bins =
      ReliabilityBins(forecasts: forecasts, outcomes: outcomes, width: .equalCount(10)).bins
  }

  /// Whether neither the shift nor the slope is proven to be off; nothing where they cannot be had.
  public var agrees: Bool? {
    guard let shift = line.inTheLarge, let slope = line.slope else { return nil }
    return shift.interval.contains(0) && slope.interval.contains(1)
  }
}
