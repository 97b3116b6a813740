/// What became of a deal.
public enum DealOutcome: String, Sendable, CaseIterable {
  case won, lost, open
}

/// Deals, one per row, each joined to an account where one matches.
public struct DealTable: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// One deal.
  public struct Deal: Sendable {
    /// The identifier; empty where the export has none.
    public var id: String
    /// The account's row in the account table; nothing where none matches.
    public var account: Int?
    /// What the export calls the account: its id, domain or name.
    public var accountReference: String
    /// Won, lost or open.
    public var outcome: DealOutcome
    /// The amount in the export's currency; NaN where unknown.
    public var amount: Double
    /// The day on which the deal was created; nothing where unknown.
    public var created: CalendarDate?
    /// The day on which a resolved deal was closed; nothing where unknown or open.
    public var closed: CalendarDate?
    /// The line of the file.
    public var line: Int
    /// Whether the export calls it an expansion or a renewal, not new business.
    public var isExpansion: Bool

    /// Creates a deal.
    public init(
      id: String, account: Int?, accountReference: String, outcome: DealOutcome, amount: Double,
      created: CalendarDate?, closed: CalendarDate?, line: Int,
      isExpansion: Bool = false
    ) {
      self.id = id
      self.account = account
      self.accountReference = accountReference
      self.outcome = outcome
      self.amount = amount
      self.created = created
      self.closed = closed
      self.line = line
      self.isExpansion = isExpansion
    }

    /// Days from creation to close; nothing unless both are known and in order.
    public var cycleDays: Int? {
      guard let created, let closed, closed >= created else { return nil }
      return closed.days(since: created)
    }
  }
  /// The deals that can be used, in file order; those without an account included.
  public let deals: [Deal]

  /// The pipelines that the deals are in, with their counts, most frequent first; empty where unknown.
  public let pipelines: [Pipeline]

  /// A pipeline and how many of the deals are in it.
  public struct Pipeline: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// How many deals.
    public let count: Int

    /// Creates a pipeline.
    public init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// What the file itself says of the account or the product, a row per deal; empty where it says nothing, and where
  /// deals are accounts of their own, whose columns say it.
  public let columns: [Column]

  /// Creates a table.
  public init(
    source: String, deals: [Deal], pipelines: [Pipeline] = [], columns: [Column] = []
  ) {
    precondition(
      columns.allSatisfy { $0.count == deals.count },
      "\(columns.map(\.count)) rows of columns do not match \(deals.count) deals")
    self.source = source
    self.deals = deals
    self.pipelines = pipelines
    self.columns = columns
  }

  /// Whether any resolved deal has a close date.
  public var hasCloseDates: Bool {
    deals.contains { $0.outcome != .open && $0.closed != nil }
  }
}
