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
  /// What became of the criteria agreed before the launch; nothing where the model has none.
  public var agreement: AgreementEvidence?

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

/// A proportion with its 95 % Wilson interval.
public struct Rate: Sendable, Equatable {
  /// Successes.
  public let successes: Int
  /// Trials.
  public let trials: Int
  /// The lower end of the interval; 0 without trials.
  public let lower: Double
  /// The upper end of the interval; 1 without trials.
  public let upper: Double

  /// Creates a rate.
  public init(successes: Int, trials: Int, lower: Double, upper: Double) {
    self.successes = successes
    self.trials = trials
    self.lower = lower
    self.upper = upper
  }

  /// Successes ÷ trials; NaN without trials.
  public var value: Double { Double(successes) / Double(trials) }
}

/// What the deals say about one tier.
public struct TierEvidence: Sendable {
  /// The tier's number; 0 for all tiers together and for customers.
  public let tier: Int
  /// Accounts in the tier.
  public let accountCount: Int
  /// Accounts won ÷ accounts.
  public let conversion: Rate
  /// Deals won ÷ deals resolved.
  public let winRate: Rate
  /// The measured rate ÷ that of all tiers together; NaN where that is 0.
  public let lift: Double
  /// Revenue of won deals with a known amount.
  public let revenue: Double
  /// The share of all tiers' revenue; NaN where that is 0.
  public let revenueShare: Double
  /// Won deals with a known amount above 0, the ones that `averageDeal` rests on.
  public let dealsWithAmount: Int
  /// Revenue ÷ `dealsWithAmount`; NaN without any.
  public let averageDeal: Double
  /// The median days from creation to close of won deals; NaN where unknown.
  public let medianCycleDays: Double
  /// Budget a year, low and high; nothing where the model gives none.
  public let budgetPerYear: ClosedRange<Double>?
  /// What the deals say about money and time; nothing where not asked for.
  public var money: MoneyEvidence?

  /// Creates evidence.
  public init(
    tier: Int, accountCount: Int, conversion: Rate, winRate: Rate, lift: Double, revenue: Double,
    revenueShare: Double, dealsWithAmount: Int, averageDeal: Double, medianCycleDays: Double,
    budgetPerYear: ClosedRange<Double>?
  ) {
    self.tier = tier
    self.accountCount = accountCount
    self.conversion = conversion
    self.winRate = winRate
    self.lift = lift
    self.revenue = revenue
    self.revenueShare = revenueShare
    self.dealsWithAmount = dealsWithAmount
    self.averageDeal = averageDeal
    self.medianCycleDays = medianCycleDays
    self.budgetPerYear = budgetPerYear
  }

  /// Revenue ÷ accounts; NaN without accounts.
  public var revenuePerAccount: Double { revenue / Double(accountCount) }

  /// Revenue per unit of money at the low and at the high budget; nothing without a budget.
  public var revenuePerBudget: (atLow: Double, atHigh: Double)? {
    guard let budgetPerYear else { return nil }
    return (revenue / budgetPerYear.lowerBound, revenue / budgetPerYear.upperBound)
  }
}

/// What may be said of a comparison.
public enum Verdict: String, Sendable {
  /// The higher tier does better, and the Holm-adjusted p is below 0.05.
  case proven
  /// Neither order is proven.
  case notProven = "not proven"
  /// The lower tier does better, and the Holm-adjusted p is below 0.05.
  case inverted
}

/// Two neighbouring tiers compared on the report's measure.
public struct TierComparison: Sendable {
  /// The higher tier's number.
  public let higher: Int
  /// The lower tier's number.
  public let lower: Int
  /// The higher tier's rate.
  public let higherRate: Rate
  /// The lower tier's rate.
  public let lowerRate: Rate
  /// Newcombe's 95 % interval of the difference higher − lower.
  public let difference: ClosedRange<Double>
  /// Fisher's exact two-sided p.
  public let fisherP: Double
  /// The same, Holm-adjusted over the comparisons of the report; it alone decides.
  public let adjustedP: Double
  /// P(higher > lower) under independent Jeffreys priors.
  public let probabilityHigher: Double
  /// The smallest sizes at the present proportions at which Fisher's test has power 0.80; nothing where not sought.
  public let neededSizes: (higher: Int, lower: Int)?
  /// The verdict.
  public let verdict: Verdict
  /// The verdict in one sentence.
  public let sentence: String

  /// Creates a comparison.
  public init(
    higher: Int, lower: Int, higherRate: Rate, lowerRate: Rate, difference: ClosedRange<Double>,
    fisherP: Double, adjustedP: Double, probabilityHigher: Double,
    neededSizes: (higher: Int, lower: Int)?, verdict: Verdict, sentence: String
  ) {
    self.higher = higher
    self.lower = lower
    self.higherRate = higherRate
    self.lowerRate = lowerRate
    self.difference = difference
    self.fisherP = fisherP
    self.adjustedP = adjustedP
    self.probabilityHigher = probabilityHigher
    self.neededSizes = neededSizes
    self.verdict = verdict
    self.sentence = sentence
  }
}

/// How well the tiers rank the outcome as a whole.
public struct RankingEvidence: Sendable {
  /// The area under the ROC curve of the tier label, ties counting one half.
  public let areaUnderCurve: Double
  /// The Cochran–Armitage z for a trend over the tiers, positive when higher tiers do better.
  public let trendZ: Double
  /// Its two-sided p.
  public let trendP: Double

  /// Creates evidence.
  public init(areaUnderCurve: Double, trendZ: Double, trendP: Double) {
    self.areaUnderCurve = areaUnderCurve
    self.trendZ = trendZ
    self.trendP = trendP
  }
}

/// A point of the cumulative gains curve.
public struct GainsPoint: Sendable, Equatable {
  /// What has been included up to here, for instance "Tier 1", "Tiers 1 to 2".
  public let label: String
  /// The share of trials.
  public let share: Double
  /// The share of successes.
  public let successShare: Double
  /// The share of revenue; NaN without revenue.
  public let revenueShare: Double

  /// Creates a point.
  public init(label: String, share: Double, successShare: Double, revenueShare: Double) {
    self.label = label
    self.share = share
    self.successShare = successShare
    self.revenueShare = revenueShare
  }
}

/// One attribute tested against the outcome.
public struct AttributeEvidence: Sendable {
  /// The field.
  public let field: String
  /// How it was tested, in words: "chi-square over 10 levels", "Mann–Whitney".
  public let test: String
  /// The p of that test.
  public let p: Double
  /// The same, Holm-adjusted over all attributes.
  public let adjustedP: Double
  /// Accounts or deals with a value.
  public let count: Int

  /// Creates evidence.
  public init(field: String, test: String, p: Double, adjustedP: Double, count: Int) {
    self.field = field
    self.test = test
    self.p = p
    self.adjustedP = adjustedP
    self.count = count
  }

  /// Whether the adjusted p is below 0.05.
  public var isProven: Bool { adjustedP < 0.05 }
}

/// What the deals say about one micro-segment.
public struct SegmentEvidence: Sendable {
  /// The segment's number.
  public let number: Int
  /// Its rate on the report's measure.
  public let rate: Rate
  /// Fisher's two-sided p against all other segmented accounts, Holm-adjusted over the segments.
  public let adjustedP: Double

  /// Creates evidence.
  public init(number: Int, rate: Rate, adjustedP: Double) {
    self.number = number
    self.rate = rate
    self.adjustedP = adjustedP
  }
}
