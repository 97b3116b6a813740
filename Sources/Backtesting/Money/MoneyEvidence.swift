/// A figure with its 95 % interval.
public struct Estimate: Sendable, Equatable {
  /// The figure; NaN where there is nothing to form it from.
  public let value: Double
  /// The interval; nothing where there are too few wins to estimate one.
  public let interval: ClosedRange<Double>?

  /// Creates an estimate.
  public init(value: Double, interval: ClosedRange<Double>? = nil) {
    self.value = value
    self.interval = interval
  }

  func scaled(by factor: Double) -> Estimate {
    Estimate(
      value: value * factor,
      interval: interval.map { $0.lowerBound * factor...$0.upperBound * factor })
  }
}

/// What the deals of a tier say about money and time.
public struct MoneyEvidence: Sendable {
  /// The wins from which on money is given an interval, and below which a tier is called small.
  public static let leastWins = 20
  /// The accounts below which a tier is called small.
  public static let leastAccounts = 30
  /// The months within which the share of deals won is asked for, each with its days.
  public static let horizons = [
    (months: 3, days: 91), (months: 6, days: 183), (months: 12, days: 365),
  ]

  /// Open deals.
  public var openCount = 0
  /// Open deals with a known amount.
  public var openWithAmount = 0
  /// Their amounts together: the pipeline.
  public var pipeline = 0.0
  /// Deals won.
  public var wonCount = 0
  /// Revenue ÷ won deals with a known amount.
  public var averageDeal = Estimate(value: .nan)
  /// Revenue ÷ accounts; the value is NaN without accounts.
  public var revenuePerAccount = Estimate(value: .nan)
  /// Revenue ÷ budget a year at its low end; nothing without a budget.
  public var revenueAtLowBudget: Estimate?
  /// Revenue ÷ budget a year at its high end; nothing without a budget.
  public var revenueAtHighBudget: Estimate?
  /// The days from creation to close of won deals; nothing where unknown.
  public var cycle: Quartiles?
  /// How long it takes until a deal is won or lost; nothing without creation dates.
  public var timeToClose: TimeToClose?
  /// The share of all deals won within some months of creation, of those horizons that deals have been followed for.
  public var wonWithin: [WonWithin] = []
  /// The measured rate ÷ that of all tiers together; its interval is nothing where there is no other tier.
  public var lift = Estimate(value: .nan)
  /// Deals won ÷ deals resolved of accounts that were no customers before.
  public var newLogo = Rate(successes: 0, trials: 0)
  /// The revenue of those.
  public var newLogoRevenue = 0.0
  /// Deals won ÷ deals resolved of accounts that were customers before, and of deals called expansion or renewal.
  public var expansion = Rate(successes: 0, trials: 0)
  /// The revenue of those.
  public var expansionRevenue = 0.0
  /// Whether there are fewer than 20 wins or fewer than 30 accounts.
  public var isSmall = false

  /// Creates evidence of no deals.
  public init() {}

  /// The time until half of the deals are won or lost, open deals being known up to the as-of day (Kaplan and Meier).
  public struct TimeToClose: Sendable, Equatable {
    /// Days; nothing where fewer than half have been decided within the time that deals are followed.
    public let median: Int?
    /// The lower end of its 95 % interval; nothing where not reached.
    public let lower: Int?
    /// The upper end of its 95 % interval; nothing where not reached.
    public let upper: Int?
    /// The deals followed.
    public let dealCount: Int

    /// Creates a time.
    public init(median: Int?, lower: Int?, upper: Int?, dealCount: Int) {
      (self.median, self.lower, self.upper, self.dealCount) = (median, lower, upper, dealCount)
    }
  }

  /// The share of deals won within some months, lost deals being lost and open ones known up to the as-of day (Aalen and
  /// Johansen).
  public struct WonWithin: Sendable, Equatable {
    /// Months after creation.
    public let months: Int
    /// The share.
    public let share: Estimate

    /// Creates a share.
    public init(months: Int, share: Estimate) {
      (self.months, self.share) = (months, share)
    }
  }
}
