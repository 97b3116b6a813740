import Modeling
import Reading

/// Scores and tiers of every account as of one day.
///
/// Shapes: n accounts, c criteria, g groups. All points are hundredths of a point, so that sums are exact.
/// Holds 4 · g + 17 bytes an account; contributions are worked out when asked for.
public struct ScoredAccounts: Sendable {
  /// The day after which nothing exists; nothing where no data has a date.
  public let asOf: CalendarDate?
  /// The criteria in model order, with their groups.
  public let criteria: [ScoredCriterion]
  /// The names of the groups in model order.
  public let groupNames: [String]
  /// The most each group can give.
  public let groupMaxima: [Int]
  /// The points of every account and group, n × g, row-major.
  public let groupScores: [Int32]
  /// The points of every account, n.
  public let totals: [Int32]
  /// The tier of every account, n.
  public let tiers: [Int]
  /// Why each account is in its tier, n.
  public let reasons: [TierReason]
  /// Fields that scores or tiers lean on although they say what is so today and not on the as-of day.
  public let undatedFields: [String]
  /// How many accounts each tier has for how many places, in model order.
  public let allocations: [TierAllocation]
  /// The model's named conditions and how many accounts each holds for, in model order.
  public let definitionCounts: [(name: String, count: Int)]

  /// Whether each account is an existing customer, n; empty without a rule for them.
  private let customers: [Bool]
  private let contributionsOfAccount: @Sendable (Int) -> [Int32]

  /// A criterion's group and name.
  public struct ScoredCriterion: Sendable, Equatable {
    /// The name of its group.
    public let group: String
    /// Its own name: its field, unless the model calls it otherwise.
    public let field: String
    /// Whether its field says what is so today and not on the as-of day.
    public let isUndated: Bool

    /// Creates a label.
    public init(group: String, field: String, isUndated: Bool = false) {
      self.group = group
      self.field = field
      self.isUndated = isUndated
    }
  }

  /// Creates scores from their parts; `contributions` gives the points of an account by criterion.
  public init(
    asOf: CalendarDate?, criteria: [ScoredCriterion], groupNames: [String], groupMaxima: [Int],
    groupScores: [Int32], totals: [Int32], tiers: [Int], reasons: [TierReason],
    customers: [Bool] = [], undatedFields: [String] = [], allocations: [TierAllocation] = [],
    definitionCounts: [(name: String, count: Int)] = [],
    contributions: @escaping @Sendable (Int) -> [Int32] = { _ in [] }
  ) {
    precondition(
      groupScores.count == totals.count * groupNames.count && tiers.count == totals.count
        && reasons.count == totals.count,
      "\(totals.count) accounts, \(groupScores.count) groups, \(tiers.count) tiers")
    self.asOf = asOf
    self.criteria = criteria
    self.groupNames = groupNames
    self.groupMaxima = groupMaxima
    self.groupScores = groupScores
    self.totals = totals
    self.tiers = tiers
    self.reasons = reasons
    self.customers = customers
    self.undatedFields = undatedFields
    self.allocations = allocations
    self.definitionCounts = definitionCounts
    contributionsOfAccount = contributions
  }

  /// The number of accounts.
  public var count: Int { totals.count }

  /// Returns whether an account is an existing customer, by the model's rule for them.
  public func isCustomer(_ account: Int) -> Bool {
    reasons[account] == .existingCustomer || (!customers.isEmpty && customers[account])
  }

  /// Returns the points of one account by criterion after the groups' caps, c; they sum to its total.
  public func contributions(ofAccount account: Int) -> [Int32] {
    contributionsOfAccount(account)
  }

  /// Returns the group scores of one account, g.
  public func groupScores(ofAccount account: Int) -> ArraySlice<Int32> {
    groupScores[account * groupNames.count..<(account + 1) * groupNames.count]
  }
}
