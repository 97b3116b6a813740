import Modeling
import Reading

/// Scores, contributions and tiers of every account as of one day.
///
/// Shapes: n accounts, c criteria, g groups. All points are hundredths of a point, so that sums are exact.
public struct ScoredAccounts: Sendable {
  /// The day after which no signal exists; nothing where no data has a date.
  public let asOf: CalendarDate?
  /// The criteria in model order, with their groups.
  public let criteria: [ScoredCriterion]
  /// The names of the groups in model order.
  public let groupNames: [String]
  /// The most each group can give.
  public let groupMaxima: [Int]
  /// The points of every account and criterion after the group's cap, n × c, row-major; a row sums to its total.
  public let contributions: [Int32]
  /// The points of every account and group, n × g, row-major.
  public let groupScores: [Int32]
  /// The points of every account, n.
  public let totals: [Int32]
  /// The tier of every account, n.
  public let tiers: [Int]
  /// Why each account is in its tier, n.
  public let reasons: [TierReason]

  /// A criterion's group and field.
  public struct ScoredCriterion: Sendable, Equatable {
    /// The name of its group.
    public let group: String
    /// Its field.
    public let field: String

    /// Creates a label.
    public init(group: String, field: String) {
      self.group = group
      self.field = field
    }
  }

  /// Why an account is in its tier.
  public enum TierReason: Sendable, Equatable {
    /// The rule of that tier held.
    case rule
    /// The rule for existing customers.
    case existingCustomer
    /// No rule held; the last tier.
    case noRule
  }

  /// Creates scores from their parts.
  public init(
    asOf: CalendarDate?, criteria: [ScoredCriterion], groupNames: [String], groupMaxima: [Int],
    contributions: [Int32], groupScores: [Int32], totals: [Int32], tiers: [Int],
    reasons: [TierReason]
  ) {
    precondition(
      contributions.count == totals.count * criteria.count
        && groupScores.count == totals.count * groupNames.count && tiers.count == totals.count
        && reasons.count == totals.count,
      "\(totals.count) accounts, \(contributions.count) contributions, \(groupScores.count) groups")
    self.asOf = asOf
    self.criteria = criteria
    self.groupNames = groupNames
    self.groupMaxima = groupMaxima
    self.contributions = contributions
    self.groupScores = groupScores
    self.totals = totals
    self.tiers = tiers
    self.reasons = reasons
  }

  /// The number of accounts.
  public var count: Int { totals.count }

  /// Returns the contributions of one account, c.
  public func contributions(ofAccount account: Int) -> ArraySlice<Int32> {
    contributions[account * criteria.count..<(account + 1) * criteria.count]
  }

  /// Returns the group scores of one account, g.
  public func groupScores(ofAccount account: Int) -> ArraySlice<Int32> {
    groupScores[account * groupNames.count..<(account + 1) * groupNames.count]
  }
}
