import Reading

/// What is true of every generated market: the numbers that its makers know and its readers look for.
enum MarketTruth {
  /// The chance that a field of an account is drawn anew instead of being its segment's.
  static let noise = 0.08
  /// Accounts in a segment, on average.
  static let accountsPerSegment = 100
  /// How the logarithm of the odds of buying rises from 0 to full fit, intent and engagement.
  static let weights = (intercept: -4.6, fit: 2.3, intent: 1.2, engagement: 1.1)
  /// The share of cells that are empty.
  static let missing = (
    website: 0.05, industry: 0.05, employees: 0.07, revenue: 0.08, country: 0.05,
    technologies: 0.06, crm: 0.06, useCase: 0.08
  )

  /// Returns the number of planted segments of a market.
  static func segmentCount(accountCount: Int) -> Int {
    min(MarketProfile.limit, max(1, accountCount / accountsPerSegment))
  }

  /// Returns truth.yaml.
  static func text(
    accountCount: Int, seed: UInt64, cutOff: CalendarDate, asOf: CalendarDate
  ) -> String {
    """
    # The answer key of a generated market.
    accounts: \(accountCount)
    seed: \(seed)
    as_of: \(asOf)
    # Whether an account buys in the twelve months before as_of was drawn from its state on this day.
    cut_off: \(cutOff)
    # Planted micro-segments; truth.csv has the one of each account.
    segments: \(segmentCount(accountCount: accountCount))
    # The share of fields drawn anew instead of being the segment's.
    noise: \(noise)
    # The log-odds of buying: intercept + fit * F + intent * I + engagement * E, each from 0 to 1.
    weights:
      intercept: \(weights.intercept)
      fit: \(weights.fit)
      intent: \(weights.intent)
      engagement: \(weights.engagement)
    # F is the sum of these points over 50.
    fit_points:
      industry: { points: 15, good: \(list(MarketVocabulary.goodIndustries)) }
      employees: { points: 15, good: \(MarketVocabulary.goodEmployees.lowerBound)..\
    \(MarketVocabulary.goodEmployees.upperBound) }
      crm: { points: 8, good: \(list(MarketVocabulary.goodCRMs)) }
      technologies: { points: 12, good: \(list(MarketVocabulary.goodTechnologies)) }
    # The share of empty cells.
    missing:
      website: \(missing.website)
      industry: \(missing.industry)
      employees: \(missing.employees)
      revenue: \(missing.revenue)
      country: \(missing.country)
      technologies: \(missing.technologies)
      crm: \(missing.crm)
      use_case: \(missing.useCase)

    """
  }

  private static func list(_ values: Set<String>) -> String {
    "[" + values.sorted().joined(separator: ", ") + "]"
  }
}
