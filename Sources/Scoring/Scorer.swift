import Modeling
import Reading

/// Scores and tiers accounts by the rules of a model, as of a day.
///
/// Points are hundredths and integers, so that contributions sum to group scores, and group scores to
/// totals, in any order. Nothing is learned here: the same model and data give the same tiers.
public struct Scorer: Sendable {
  private let model: Model

  /// Creates a scorer for a model.
  public init(model: Model) {
    precondition(!model.tiers.isEmpty, "a model has at least 1 tier, and this one has 0")
    self.model = model
  }

  /// Returns the scores and tiers of every account.
  ///
  /// Shapes: n accounts, c criteria, g groups, as in `ScoredAccounts`. A group's sum is capped to
  /// 0...maximum, the last criteria giving way first. The rule for customers is asked first, then the
  /// tiers from 1; where no rule holds, the account is in the last tier.
  ///
  /// - Parameters:
  ///   - market: The accounts with their signals.
  ///   - asOf: The day after which no signal exists; nothing means the market's latest date.
  /// - Returns: The scores, contributions, tiers and reasons.
  /// - Throws: `ScoringError` where the model asks for what the market does not have.
  /// - Complexity: O(n · c + signals · c).
  public func score(
    _ market: Market, asOf: CalendarDate?
  ) throws(ScoringError) -> ScoredAccounts {
    let fields = MarketFields(market: market, asOf: asOf ?? market.latestDate, file: model.file)
    let points = try contributions(fields)
    let evaluation = ConditionEvaluation(
      fields: fields, groupNames: model.groups.map(\.name), groupScores: points.groupScores,
      totals: points.totals)
    let (tiers, reasons) = try assignments(evaluation)
    return ScoredAccounts(
      asOf: fields.asOf,
      criteria: model.groups.flatMap { group in
        group.criteria.map { .init(group: group.name, field: $0.field) }
      },
      groupNames: model.groups.map(\.name), groupMaxima: model.groups.map(\.maximum),
      contributions: points.contributions, groupScores: points.groupScores,
      totals: points.totals, tiers: tiers, reasons: reasons)
  }

  /// The points of every account: n × c, n × g and n, in hundredths.
  private struct Points {
    var contributions: [Int32]
    var groupScores: [Int32]
    var totals: [Int32]
  }

  private func contributions(_ fields: MarketFields) throws(ScoringError) -> Points {
    let criterionCount = model.groups.reduce(0) { $0 + $1.criteria.count }
    let groupCount = model.groups.count
    var points = Points(
      contributions: [Int32](repeating: 0, count: fields.count * criterionCount),
      groupScores: [Int32](repeating: 0, count: fields.count * groupCount),
      totals: [Int32](repeating: 0, count: fields.count))
    var column = 0
    for (group, options) in model.groups.enumerated() {
      let first = column
      for criterion in options.criteria {
        let values = try CriterionPoints(criterion: criterion, fields: fields).values()
        for account in values.indices {
          points.contributions[account * criterionCount + column] = values[account]
        }
        column += 1
      }
      for account in 0..<fields.count {
        let row = account * criterionCount
        let sum = GroupCap.apply(
          &points.contributions[row + first..<row + column], maximum: options.maximum)
        points.groupScores[account * groupCount + group] = Int32(sum)
        points.totals[account] += Int32(sum)
      }
    }
    return points
  }

  private func assignments(
    _ evaluation: ConditionEvaluation
  ) throws(ScoringError) -> (tiers: [Int], reasons: [ScoredAccounts.TierReason]) {
    let count = evaluation.totals.count
    let last = model.tiers[model.tiers.count - 1].tier
    var tiers = [Int](repeating: last, count: count)
    var reasons = [ScoredAccounts.TierReason](repeating: .noRule, count: count)
    // From the last rule to the first, so that the first one that holds is the one that stays.
    for rule in model.tiers.reversed() {
      let holds = try rule.condition.map { condition throws(ScoringError) in
        try evaluation.values(condition, line: rule.line)
      }
      for account in 0..<count where holds?[account] ?? true {
        tiers[account] = rule.tier
        reasons[account] = .rule
      }
    }
    guard let customers = model.customers else { return (tiers, reasons) }
    let holds = try evaluation.values(customers.condition, line: customers.line)
    for account in 0..<count where holds[account] {
      tiers[account] = customers.tier
      reasons[account] = .existingCustomer
    }
    return (tiers, reasons)
  }
}
