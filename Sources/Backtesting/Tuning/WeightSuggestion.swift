import Modeling
import Reading

/// What weights the deals support, beside the weights in hand.
///
/// A weight is the most that a criterion gives (or takes), in hundredths of a point.
public struct WeightSuggestion: Sendable {
  /// What a trial is: an account that is won or not, or a deal.
  public let measure: BacktestReport.Measure
  /// In sentences, what was counted and how it was split.
  public let basis: [String]
  /// Trials, those that were not kept included.
  public let trialCount: Int
  /// Trials won.
  public let winCount: Int
  /// The criteria in model order.
  public internal(set) var criteria: [CriterionWeight]
  /// The groups with suggested points; nothing where the deals are too few to suggest any.
  public internal(set) var groups: [ScoreGroup]?
  /// How strongly the fit was held to the weights in hand.
  public internal(set) var shrinkage: Shrinkage?
  /// How the suggested weights rank trials that the fit did not see, beside those in hand.
  public internal(set) var heldOut: HeldOutGain?
  /// The areas of all trials, by which nothing is judged.
  public internal(set) var inSample: (inHand: Double, suggested: Double)?
  /// What time does to fitted weights; nothing without time order.
  public internal(set) var timeGap: TimeGap?
  /// What each group adds to the weights in hand.
  public internal(set) var ablations: [Ablation] = []
  /// Cut-offs of the suggested score that the deals support, from the first tier on; nothing where none fit.
  public internal(set) var cutOffs: [CutOff] = []
  /// The verdict first, then what a reader must know.
  public internal(set) var verdicts: [String] = []

  /// A criterion's weight now and as the deals have it.
  public struct CriterionWeight: Sendable {
    /// The name of its group.
    public let group: String
    /// Its own name.
    public let name: String
    /// The weight in hand.
    public let inHand: Int
    /// The suggested weight; nothing where none is suggested.
    public var suggested: Int?
    /// The middle 95 % of the weights of resampled accounts; nothing where none is suggested.
    public var interval: ClosedRange<Double>?
    /// In how many of the resamples the criterion has any weight, 0 to 1; NaN where none is suggested.
    public var signShare = Double.nan
    /// The share of trials that get at least half of the criterion's points.
    public let earnerShare: Double
    /// Their rate ÷ the rate of all.
    public let lift: Estimate
  }

  /// How strongly weights were held to those in hand.
  public enum Shrinkage: Sendable, Equatable {
    /// The weights in hand predict as well as any; only their order of size was kept.
    case full
    /// A strength: the curvature of the hold ÷ that of the trials.
    case partial(Double)
  }

  /// Two areas of the same trials and their difference.
  public struct HeldOutGain: Sendable {
    /// Trials judged.
    public let trialCount: Int
    /// Of those, won.
    public let winCount: Int
    /// Whether they lie after all that was learned from.
    public let isForward: Bool
    /// The area of the weights in hand.
    public let inHand: RankingFigure
    /// The area of weights fitted on the other trials.
    public let suggested: RankingFigure
    /// The second less the first.
    public let difference: RankingFigure
    /// The two-sided p.
    public let p: Double
    /// How the fits' probabilities agree with what came of the trials; nothing where there are none.
    public let calibration: HeldOutCalibration?
  }

  /// The same trials judged by fits that saw the future, and by fits that did not.
  public struct TimeGap: Sendable {
    /// The area by fits on other accounts of all times.
    public let random: Double
    /// The area by fits on other accounts of earlier times.
    public let forward: Double
    /// The first less the second, with its interval.
    public let difference: RankingFigure
  }

  /// What a group adds.
  public struct Ablation: Sendable {
    /// The group.
    public let group: String
    /// The area with the group.
    public let with: Double
    /// The area without it.
    public let without: Double
    /// The first less the second, with its interval.
    public let difference: RankingFigure
    /// The two-sided p, Holm-adjusted over the groups.
    public let adjustedP: Double
  }

  /// A tier by the suggested score alone.
  public struct CutOff: Sendable {
    /// The tier's number.
    public let tier: Int
    /// The score from which it begins, in hundredths; nothing for the last tier.
    public let score: Int?
    /// The share of trials in it.
    public let share: Double
    /// Its rate among the trials that the cut-offs were found on.
    public let rate: Double
  }
}
