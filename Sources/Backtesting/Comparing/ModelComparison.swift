/// Two models judged by the same deals.
public struct ModelComparison: Sendable {
  /// What was compared: accounts won ÷ accounts, or deals won ÷ deals resolved.
  public let measure: BacktestReport.Measure
  /// In sentences, what was counted and why.
  public let basis: [String]
  /// Accounts (or deals that stand for themselves) that both models are judged by.
  public let unitCount: Int
  /// Wins, on the measure.
  public let successes: Int
  /// Accounts or resolved deals, on the measure.
  public let trials: Int
  /// What the areas rank: the scores, or the tiers where a model has no points.
  public let ranks: Ranks
  /// The first model.
  public let first: Side
  /// The second model.
  public let second: Side
  /// The second model's area less the first's, with DeLong's paired interval.
  public let difference: RankingFigure
  /// DeLong's paired two-sided p; NaN with too few wins or others.
  public let p: Double
  /// The two-sided p of swapping the models' ranks within accounts; NaN with one outcome only.
  public let permutationP: Double
  /// What may be said.
  public let verdict: Verdict
  /// The verdict in one sentence.
  public let sentence: String

  /// What is ranked.
  public enum Ranks: String, Sendable {
    /// The scores.
    case score
    /// The tiers, because a model gives all the same score.
    case tier
  }

  /// What may be said of two models.
  public enum Verdict: String, Sendable {
    /// The first ranks better: DeLong's p and the permutation's are both below 0.05.
    case firstBetter = "first better"
    /// The second ranks better, in the same sense.
    case secondBetter = "second better"
    /// Neither is proven better.
    case notProven = "not proven"
    /// Both order every win and every other alike.
    case alike
    /// There is too little to say anything.
    case notEstimable = "too few to estimate"
  }

  /// One model's part.
  public struct Side: Sendable {
    /// The model file as it was named.
    public let name: String
    /// The tiers that hold accounts, ascending.
    public let tiers: [TierRate]
    /// The area under the ROC curve.
    public let areaUnderCurve: RankingFigure
  }

  /// A tier's rate on the measure.
  public struct TierRate: Sendable {
    /// The tier's number.
    public let tier: Int
    /// Accounts in it.
    public let accountCount: Int
    /// Its rate.
    public let rate: Rate
  }
}
