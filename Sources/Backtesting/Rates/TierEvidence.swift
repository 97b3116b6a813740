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

  /// Returns the rate that a measure compares.
  public func rate(_ measure: BacktestReport.Measure) -> Rate {
    switch measure {
    case .conversion: conversion
    case .winRate: winRate
    }
  }

  /// Revenue ÷ accounts; NaN without accounts.
  public var revenuePerAccount: Double { revenue / Double(accountCount) }

  /// Revenue per unit of money at the low and at the high budget; nothing without a budget.
  public var revenuePerBudget: (atLow: Double, atHigh: Double)? {
    guard let budgetPerYear else { return nil }
    return (revenue / budgetPerYear.lowerBound, revenue / budgetPerYear.upperBound)
  }
}
