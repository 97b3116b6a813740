import Reading

/// Wins that the list or the tiers missed, and what they have in common.
public struct ListGap: Sendable {
  /// Deals closed after this day do not count; nothing where all do.
  public let asOf: CalendarDate?
  /// Won deals of no account of the list ÷ won deals; nothing where every deal is an account of its own.
  public let rate: Rate?
  /// The won deals of no account of the list, in file order.
  public let deals: [Deal]
  /// How many companies they are of, a deal that names none being one.
  public let companyCount: Int
  /// The fields of the file of deals by which companies off the list and on it are compared.
  public let fields: [String]
  /// Traits of companies won off the list against accounts won on it, smallest p first.
  public let traits: [TraitContrast]
  /// Wins that the tiers put last; nothing where there is one tier or no win in the last.
  public let missed: MissedWins?
  /// What all of it says.
  public let sentences: [String]

  /// A won deal off the list.
  public struct Deal: Sendable, Equatable {
    /// What the export calls its account; empty where it names none.
    public let reference: String
    /// Its own identifier; empty where the export has none.
    public let id: String
    /// The line of the file.
    public let line: Int
    /// The amount; NaN where unknown.
    public let amount: Double
    /// The day on which it was closed; nothing where unknown.
    public let closed: CalendarDate?
  }
}

/// Won accounts of the last tier, or outside the profile of the ideal customer.
public struct MissedWins: Sendable {
  /// Where they were, behind a verb: `in Tier 3`, `outside icp`.
  public let place: String
  /// They ÷ all won accounts that were tiered.
  public let rate: Rate
  /// Their traits against those of the other won accounts, smallest p first.
  public let againstWins: [TraitContrast]
  /// Their traits against those of the accounts beside them that were not won, smallest p first.
  public let againstRest: [TraitContrast]
}
