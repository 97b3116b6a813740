/// Everything that was read: accounts, and where given deals, signals and contacts, joined to them.
public struct Market: Sendable {
  /// The accounts; one per deal where the deal is the unit and there is no account file.
  public var accounts: AccountTable
  /// The deals, or nothing.
  public var deals: DealTable?
  /// The dated signals, or nothing.
  public var signals: SignalTable?
  /// The contacts, or nothing.
  public var contacts: ContactTable?
  /// What became of every row of each file, in the order accounts, deals, signals, contacts.
  public var reconciliations: [Reconciliation]
  /// The files that were read, in the same order; none where no digests were asked for.
  public var files: [SourceFile] = []

  /// Creates a market.
  public init(
    accounts: AccountTable, deals: DealTable? = nil, signals: SignalTable? = nil,
    contacts: ContactTable? = nil, reconciliations: [Reconciliation] = []
  ) {
    self.accounts = accounts
    self.deals = deals
    self.signals = signals
    self.contacts = contacts
    self.reconciliations = reconciliations
  }

  /// The latest date among signals and resolved deals; what `as of` means when nobody says.
  public var latestDate: CalendarDate? {
    // Signals are sorted by account, and there may be millions: one pass, no list of days.
    var latest: CalendarDate?
    func see(_ day: CalendarDate) {
      if latest.map({ day > $0 }) ?? true { latest = day }
    }
    for signal in signals?.signals ?? [] { see(signal.date) }
    for deal in deals?.deals ?? [] where deal.outcome != .open {
      if let closed = deal.closed { see(closed) }
    }
    return latest
  }
}
