import Modeling
import Reading

/// The evidence for or against tiers and segments, with verdicts in words.
public struct BacktestReport: Sendable {
  /// What was compared: accounts won ÷ accounts, or deals won ÷ deals resolved.
  public let measure: Measure
  /// In sentences, what was counted and why: the window, the unit and any change of it.
  public let basis: [String]
  /// The day as of which the accounts were scored and tiered; nothing without dates.
  public let scoredAsOf: CalendarDate?
  /// One row per tier that holds accounts, ascending.
  public internal(set) var tiers: [TierEvidence]
  /// Existing customers, never mixed into the tiers' rates; nothing where there is no rule or no such account.
  public internal(set) var customers: TierEvidence?
  /// All tiers together, customers left out.
  public internal(set) var all: TierEvidence
  /// Neighbouring tiers compared, in order.
  public let comparisons: [TierComparison]
  /// Evidence over all tiers at once.
  public let ranking: RankingEvidence?
  /// How well the score itself ranks the outcome; nothing where it was not asked for.
  public var scoreRanking: ScoreRanking?
  /// Whether the rate rises with the score; nothing where that would say nothing.
  public var scoreCalibration: ScoreCalibration?
  /// Columns and signals that know the outcome; nothing where not asked for.
  public var leaks: LeakReport?
  /// What rankings without a model are worth beside the score; nothing where not asked for.
  public var baselines: BaselineReport?
  /// Whether the accounts have changed over time; nothing without dates.
  public var drift: DriftReport?
  /// How well the score ranked in one period after another; nothing where it was not asked for.
  public var periods: PeriodEvidence?
  /// The tiers' labels in descending order of rank, cumulated.
  public let gains: [GainsPoint]
  /// Account attributes tested one by one against the outcome, Holm-adjusted together, smallest p first.
  public let attributes: [AttributeEvidence]
  /// Conversion of each micro-segment, in segment order; empty when segments were not tested.
  public let segments: [SegmentEvidence]
  /// The same of the coarse segments of the whole market: where we win; empty without them.
  public var marketSegments: [SegmentEvidence] = []
  /// What the micro-segments tell together beside random ones; nothing where they were not tested.
  public var segmentation: SegmentationEvidence?
  /// The overall verdict first, then one sentence per comparison.
  public internal(set) var verdicts: [String]
  /// The deals that match no account of the list, as a row without accounts; nothing without such deals.
  public var outside: TierEvidence?
  /// The evidence by something else than tiers, as asked for.
  public var breakdowns: [Breakdown] = []
  /// Fields that the tiers lean on although they say what is so today and not on the day of the scores.
  public var undatedFields: [String] = []
  /// In sentences, how money and time were found and what is missing.
  public var moneyNotes: [String] = []

  /// What the figures can and cannot say, a sentence each; none where not asked for.
  public var limits: [String] = []

  /// Wins that the list or the tiers missed, and what they share; nothing where not asked for.
  public var listGap: ListGap?
  /// Traits that go with fast and with valuable wins; nothing where not asked for.
  public var sweetSpot: SweetSpot?
  /// How many accounts have which score, by outcome; nothing where it was not asked for.
  public var distribution: ScoreDistribution?
  /// How often accounts are won by two groups of the score at once; nothing where the score has one group.
  public var grid: ScoreGrid?
  /// Deals by the quarter in which they began; nothing without days of creation.
  public var cohorts: DealCohorts?
  /// What became of the criteria agreed before the launch; nothing where the model has none.
  public var agreement: AgreementEvidence?

  /// The rate of all tiers together on the measure.
  public var rateOfAll: Rate { all.rate(measure) }

  /// Whether anything that counts was won; without a win there is nothing to compare.
  public var hasWin: Bool { rateOfAll.successes > 0 }

  /// What is compared.
  public enum Measure: String, Sendable {
    /// Accounts won ÷ accounts.
    case conversion
    /// Deals won ÷ deals won or lost.
    case winRate = "win rate"
  }

  /// Creates a report.
  public init(
    measure: Measure, basis: [String], scoredAsOf: CalendarDate?, tiers: [TierEvidence],
    customers: TierEvidence?, all: TierEvidence, comparisons: [TierComparison],
    ranking: RankingEvidence?, gains: [GainsPoint], attributes: [AttributeEvidence],
    segments: [SegmentEvidence], verdicts: [String]
  ) {
    self.measure = measure
    self.basis = basis
    self.scoredAsOf = scoredAsOf
    self.tiers = tiers
    self.customers = customers
    self.all = all
    self.comparisons = comparisons
    self.ranking = ranking
    self.gains = gains
    self.attributes = attributes
    self.segments = segments
    self.verdicts = verdicts
  }
}
