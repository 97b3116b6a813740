import Reading

/// All that a first model rests on: groups with their criteria, and what was left out.
struct ModelSuggestion {
  let columns: UsableColumns
  let outcomes: OutcomeCounts?
  let fit: [SuggestedCriterion]
  let intent: [SuggestedCriterion]
  let engagement: [SuggestedCriterion]
  /// Criteria that there was no room for, with the group's name.
  let spare: [(group: String, criterion: SuggestedCriterion)]
  /// Whether points come from the deals.
  let isProven: Bool
  /// The most that each group can give.
  let maxima: (fit: Int, intent: Int, engagement: Int)

  /// A scorecard has five to eight criteria.
  private static let mostCriteria = 8
  private static let mostIntent = 3
  private static let mostEngagement = 2

  /// Whether anything says who is in the market now.
  var hasBehavior: Bool { !intent.isEmpty || !engagement.isEmpty }

  /// Whether nothing at all speaks for one account more than for another.
  var isNeutral: Bool { !hasBehavior && outcomes == nil }

  /// Suggests a model.
  ///
  /// - Parameters:
  ///   - market: What was read.
  ///   - dealIsAccount: Whether every deal is its own account.
  init(market: Market, dealIsAccount: Bool) {
    columns = UsableColumns(market.accounts)
    outcomes = OutcomeCounts(market: market, dealIsAccount: dealIsAccount)
    let intent = BehaviorSuggestion(
      .intent, columns.usable, market: market, most: Self.mostIntent)
    let engagement = BehaviorSuggestion(
      .engagement, columns.usable, market: market, most: Self.mostEngagement)
    let count = intent.criteria.count + engagement.criteria.count
    let fit = FitSuggestion(
      columns.usable, outcomes: outcomes, isNeutral: count == 0 && outcomes == nil,
      most: Self.mostCriteria - count)
    isProven = fit.isProven
    // What is not there leaves its points to the others, so that the score is still out of 100.
    let behavior = fit.criteria.isEmpty ? 100 : 50
    maxima =
      switch (intent.criteria.isEmpty, engagement.criteria.isEmpty) {
      case (false, true): (50, behavior, 0)
      case (true, false): (50, 0, behavior)
      default: (50, behavior * 3 / 5, behavior * 2 / 5)
      }
    self.fit = SuggestedCriterion.shared(fit.criteria, maximum: maxima.fit)
    self.intent = SuggestedCriterion.shared(intent.criteria, maximum: maxima.intent)
    self.engagement = SuggestedCriterion.shared(engagement.criteria, maximum: maxima.engagement)
    spare =
      intent.spare.map { ("intent", $0) } + engagement.spare.map { ("engagement", $0) }
  }
}
