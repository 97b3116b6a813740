import Reading

/// What is true of every generated market: the numbers that its makers know and its readers look for.
enum MarketTruth {
  /// How the logarithm of the odds of buying rises from 0 to full fit, intent and engagement.
  static let weights = (intercept: -4.6, fit: 2.3, intent: 1.2, engagement: 1.1)

  /// Returns truth.yaml.
  static func text(
    accountCount: Int, seed: UInt64, cutOff: CalendarDate, asOf: CalendarDate,
    planting: PlantingOptions
  ) -> String {
    let missing = planting.missing
    let evenness =
      planting.accountsPerSegment.map {
        "# Asked for: so many accounts in each, or one or a few more where they do not divide evenly.\n"
          + "per_segment: \($0)\n"
      } ?? ""
    return """
      # The answer key of a generated market.
      accounts: \(accountCount)
      seed: \(seed)
      as_of: \(asOf)
      # Whether an account buys in the twelve months before as_of was drawn from its state on this day.
      cut_off: \(cutOff)
      # Planted micro-segments; truth.csv has the one of each account.
      segments: \(planting.segmentCount(accountCount: accountCount))
      \(evenness)\
      # The share of fields drawn anew instead of being the segment's.
      noise: \(planting.noise)
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
