import LinearAlgebra

/// Reads the files of a market and joins them to the accounts, with an account of every row.
public struct MarketReader: Sendable {
  /// What relative paths count from.
  public let folder: String
  /// How many threads may read; the result does not depend on it.
  public var threadCount = 1
  /// Whether files are digested while they are read, so that a report can name them for certain.
  public var hasDigests = false
  /// Told how far each file is read, by whoever waits for it; the share is 1 when a file is done.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// Creates a reader.
  ///
  /// - Parameter folder: What relative paths count from: the folder of the model file.
  public init(folder: String) {
    self.folder = folder
  }

  /// Reads what is given.
  ///
  /// Without accounts every deal is its own account, described by the deal's columns.
  ///
  /// - Parameters:
  ///   - accounts: The file of accounts, or nothing where the deal is the unit.
  ///   - deals: The file of deals, or nothing.
  ///   - outcome: What counts as won and lost.
  ///   - signals: The file of dated events, or nothing.
  ///   - contacts: The file of people, or nothing.
  /// - Returns: The accounts and what was joined to them.
  /// - Throws: `ReadingError` when a file or an option is wrong; rows that cannot be used do not
  ///   throw, they are counted and listed in the reconciliations.
  /// - Precondition: There are accounts or deals.
  public func read(
    accounts: SourceOptions?, deals: SourceOptions?, outcome: OutcomeRule = .usual,
    signals: SourceOptions? = nil, contacts: SourceOptions? = nil
  ) throws(ReadingError) -> Market {
    precondition(
      accounts != nil || deals != nil, "a market needs accounts or deals, and 0 of 2 are")
    guard let accounts else {
      guard let deals else { preconditionFailure("a market needs accounts or deals") }
      return try dealMarket(deals, outcome: outcome, signals: signals, contacts: contacts)
    }
    let opened = try self.opened(accounts, "accounts", isWhole: false)
    let read = try AccountReading(
      opened.bytes, name: opened.name, options: accounts,
      blockSize: AccountStream.usualBlockSize, threadCount: threadCount, progress: progress)
    var market = Market(accounts: read.accounts)
    market.add(read.reconciliation, opened)
    if let deals {
      let opened = try self.opened(deals, "deals")
      let read = try DealReading(
        try opened.table(progress: progress), options: deals, rule: outcome,
        accounts: market.accounts)
      market.deals = read.deals
      market.add(read.reconciliation, opened)
    }
    try addEvents(to: &market, signals: signals, contacts: contacts)
    return market
  }

  /// Reads deals that are their own accounts.
  private func dealMarket(
    _ deals: SourceOptions, outcome: OutcomeRule, signals: SourceOptions?, contacts: SourceOptions?
  ) throws(ReadingError) -> Market {
    let opened = try self.opened(deals, "deals")
    let read = try DealReading(
      try opened.table(progress: progress), options: deals, rule: outcome, accounts: nil)
    var market = Market(accounts: read.accounts, deals: read.deals)
    market.add(read.reconciliation, opened)
    try addEvents(to: &market, signals: signals, contacts: contacts)
    return market
  }

  private func addEvents(
    to market: inout Market, signals: SourceOptions?, contacts: SourceOptions?
  ) throws(ReadingError) {
    if let signals {
      let opened = try self.opened(signals, "signals")
      let read = try SignalReading(
        try opened.table(progress: progress), options: signals, accounts: market.accounts)
      market.signals = read.signals
      market.add(read.reconciliation, opened)
    }
    if let contacts {
      let opened = try self.opened(contacts, "contacts")
      let read = try ContactReading(
        try opened.table(progress: progress), options: contacts, accounts: market.accounts)
      market.contacts = read.contacts
      market.add(read.reconciliation, opened)
    }
  }

  private func opened(
    _ options: SourceOptions, _ role: String, isWhole: Bool = true
  ) throws(ReadingError) -> OpenedSource {
    try OpenedSource(
      path: options.path, folder: folder, role: role, isWhole: isWhole, isDigested: hasDigests)
  }
}

extension Market {
  /// Adds what became of the rows of a file.
  fileprivate mutating func add(_ reconciliation: Reconciliation, _ opened: OpenedSource) {
    reconciliations.append(reconciliation)
    if let file = opened.file(rowsRead: reconciliation.rowsRead) { files.append(file) }
  }
}
