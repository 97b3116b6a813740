/// How well the score itself, not only the tier, ranks the outcome.
public struct ScoreRanking: Sendable {
  /// Accounts (or deals that stand for themselves) with a trial.
  public let unitCount: Int
  /// Wins, on the report's measure.
  public let successes: Int
  /// Accounts or resolved deals, on the report's measure.
  public let trials: Int
  /// The probability that a win scores above what is not won, ties counting one half.
  public let areaUnderCurve: RankingFigure
  /// The largest distance between the shares of wins and of the others at or above a score.
  public let kolmogorovSmirnov: RankingFigure
  /// The score at or above which that distance is reached; NaN where there is none.
  public let bestCut: Double
  /// The mean share of wins among all that score as high as a win.
  public let averagePrecision: RankingFigure
  /// The average precision of a score without meaning; NaN without wins.
  public let precisionByChance: Double
  /// Ten parts from the highest scores to the lowest; none where they would say nothing.
  public let deciles: [ScoreDecile]
  /// What the area says, or what is missing to say anything.
  public let verdict: String
  /// What a reader must know about the figures.
  public let notes: [String]

  /// The fewest wins, and the fewest others, from which these figures are given an interval.
  package static let fewest = 20
}

/// A figure and its 95 % interval.
public struct RankingFigure: Sendable, Equatable {
  /// The figure; NaN where it cannot be had.
  public let value: Double
  /// Its interval; nothing where there is too little to estimate it.
  public let interval: ClosedRange<Double>?

  /// Creates a figure.
  public init(value: Double, interval: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
  }
}

/// A tenth of the trials, by score.
public struct ScoreDecile: Sendable {
  /// Its number, 1 being the highest scores.
  public let number: Int
  /// The highest and the lowest score in it.
  public let scores: ClosedRange<Double>
  /// Trials; a part of one where equal scores are cut.
  public let trials: Double
  /// Wins; a part of one where equal scores are cut.
  public let successes: Double
  /// Wins ÷ trials, with Wilson's interval.
  public let rate: RankingFigure
  /// The rate ÷ the rate of all.
  public let lift: RankingFigure
  /// The share of all wins in this decile and above.
  public let gain: RankingFigure
  /// That share ÷ the share of trials in this decile and above.
  public let cumulativeLift: RankingFigure
}
