import Modeling
import Reading

/// Scores and tiers of every account as of one day.
///
/// Shapes: n accounts, c criteria, g groups. All points are hundredths of a point, so that sums are exact.
/// Holds 4 · g + 4 bytes an account; contributions are worked out when asked for.
public struct ScoredAccounts: Sendable {
  /// The day after which nothing exists; nothing where no data has a date.
  public let asOf: CalendarDate?
  /// The criteria in model order, with their groups.
  public let criteria: [ScoredCriterion]
  /// The names of the groups in model order.
  public let groupNames: [String]
  /// The most each group can give.
  public let groupMaxima: [Int]
  /// The points of every account, n.
  public var totals: PointColumn { cells.totals }
  /// The tier of every account, n.
  public var tiers: TierColumn { cells.tiers }
  /// Why each account is in its tier, n.
  public var reasons: ReasonColumn { ReasonColumn(cells, table: reasonTable) }
  /// Fields that scores or tiers lean on although they say what is so today and not on the as-of day.
  public let undatedFields: [String]
  /// How many accounts each tier has for how many places, in model order.
  public let allocations: [TierAllocation]
  /// The model's named conditions and how many accounts each holds for, in model order.
  public let definitionCounts: [(name: String, count: Int)]

  private let cells: ScoreCells
  private let reasonTable: [TierReason]
  private let contributionsOfAccount: @Sendable (Int) -> [Int32]
  private let ownContributionsOfAccount: @Sendable (Int) -> [Int32]

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

  /// Creates scores from plain lists; `contributions` gives the points of an account by criterion.
  public init(
    asOf: CalendarDate?, criteria: [ScoredCriterion], groupNames: [String], groupMaxima: [Int],
    groupScores: [Int32], totals: [Int32], tiers: [Int], reasons: [TierReason],
    contributions: @escaping @Sendable (Int) -> [Int32] = { _ in [] }
  ) {
    let groupCount = groupNames.count
    precondition(
      groupScores.count == totals.count * groupCount && tiers.count == totals.count
        && reasons.count == totals.count,
      "\(totals.count) accounts, \(groupScores.count) groups, \(tiers.count) tiers")
    for account in totals.indices {
      let groups = groupScores[account * groupCount..<(account + 1) * groupCount]
      precondition(
        groups.reduce(0, +) == totals[account],
        "groups of \(groups.reduce(0, +)) do not sum to the total of \(totals[account])")
    }
    var table: [TierReason] = []
    var cells: [Int32] = []
    for account in totals.indices {
      let index = table.firstIndex(of: reasons[account]) ?? table.count
      if index == table.count { table.append(reasons[account]) }
      cells += groupScores[account * groupCount..<(account + 1) * groupCount]
      cells.append(
        ScoreCells.packed(
          tier: UInt8(tiers[account]), isCustomer: reasons[account] == .existingCustomer,
          reason: UInt16(index)))
    }
    self.init(
      asOf: asOf, criteria: criteria, groupNames: groupNames, groupMaxima: groupMaxima,
      cells: ScoreCells(cells: cells, groupCount: groupCount), reasonTable: table,
      undatedFields: [], allocations: [], definitionCounts: [], contributions: contributions,
      ownContributions: contributions)
  }

  init(
    asOf: CalendarDate?, criteria: [ScoredCriterion], groupNames: [String], groupMaxima: [Int],
    cells: ScoreCells, reasonTable: [TierReason], undatedFields: [String],
    allocations: [TierAllocation], definitionCounts: [(name: String, count: Int)],
    contributions: @escaping @Sendable (Int) -> [Int32],
    ownContributions: @escaping @Sendable (Int) -> [Int32]
  ) {
    self.asOf = asOf
    self.criteria = criteria
    self.groupNames = groupNames
    self.groupMaxima = groupMaxima
    self.cells = cells
    self.reasonTable = reasonTable
    self.undatedFields = undatedFields
    self.allocations = allocations
    self.definitionCounts = definitionCounts
    contributionsOfAccount = contributions
    ownContributionsOfAccount = ownContributions
  }

  /// The number of accounts.
  public var count: Int { cells.count }

  /// Returns whether an account is an existing customer, by the model's rule for them.
  public func isCustomer(_ account: Int) -> Bool {
    ScoreCells.isCustomer(cells.cells[account * cells.width + cells.groupCount])
  }

  /// Returns the points of one account by criterion after the groups' caps, c; they sum to its total.
  public func contributions(ofAccount account: Int) -> [Int32] {
    contributionsOfAccount(account)
  }

  /// Returns the points of one account by criterion before the groups' caps, c.
  package func ownContributions(ofAccount account: Int) -> [Int32] {
    ownContributionsOfAccount(account)
  }

  /// Returns the group scores of one account, g.
  public func groupScores(ofAccount account: Int) -> ArraySlice<Int32> {
    cells.groups(account)
  }
}
