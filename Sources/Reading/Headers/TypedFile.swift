/// One file as its columns are understood, for a first look before any model file is written.
public struct TypedFile: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// What it seems to have, or was said to have, one row for.
  public let kind: ExportKind
  /// The header of the column of each role that was found.
  public let roles: [Role: String]
  /// Every column, those with a role included, in file order.
  public let columns: [Column]
  /// What the reader decided, in sentences.
  public let notes: [String]
  /// The number of rows.
  public let rowCount: Int

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - options: Where it is, and what is set by hand.
  ///   - folder: What a relative path counts from.
  ///   - kind: What it has one row for; found by its headers where nothing is said.
  /// - Throws: `ReadingError` when the file or an option is wrong.
  public init(
    _ options: SourceOptions, folder: String = ".", as kind: ExportKind? = nil
  ) throws(ReadingError) {
    try self.init(CSVTable(path: options.path, folder: folder), options: options, as: kind)
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - table: The cells.
  ///   - options: What is set by hand.
  ///   - kind: What it has one row for; found by its headers where nothing is said.
  /// - Throws: `ReadingError` when an option is wrong.
  public init(
    _ table: CSVTable, options: SourceOptions, as kind: ExportKind? = nil
  ) throws(ReadingError) {
    let found = try Self.kind(of: table)
    let kind = kind ?? found
    let names = try ColumnNames(of: table, as: kind, options: options)
    var reader = try ColumnReader(table, options: options)
    columns = try reader.descriptions(names, leavingOut: [])
    source = table.source
    self.kind = kind
    roles = names.roles.mapValues { table.headers[$0] }
    notes = table.notes + reader.notes
    rowCount = table.rowCount
  }

  /// Returns what the headers say that a file has one row for.
  ///
  /// - Parameter table: The file.
  /// - Returns: Deals where there is an outcome or a row is called one, contacts where there are people, signals where
  ///   there are dated events, and accounts otherwise.
  /// - Throws: Nothing in practice, as no option is given.
  public static func kind(of table: CSVTable) throws(ReadingError) -> ExportKind {
    let options = SourceOptions(path: "")
    let deals = try ColumnNames(of: table, as: .deals, options: options).roles
    let contacts = try ColumnNames(of: table, as: .contacts, options: options).roles
    let signals = try ColumnNames(of: table, as: .signals, options: options).roles
    let accounts = try ColumnNames(of: table, as: .accounts, options: options).roles
    if deals[.stage] != nil || deals[.isWon] != nil { return .deals }
    if deals[.status] != nil, deals[.amount] != nil || accounts.isEmpty { return .deals }
    // Opportunities without their stage are deals that lack a column, and reading them says which.
    let called = [deals[.id], deals[.name]].compactMap { $0 }.map {
      HeaderText.key(table.headers[$0])
    }
    if called.contains(where: { $0.hasPrefix("opportunity") || $0.hasPrefix("deal") }),
      deals[.amount] != nil || deals[.closeDate] != nil, contacts[.firstName] == nil,
      contacts[.lastName] == nil
    {
      return .deals
    }
    if contacts[.firstName] != nil || contacts[.lastName] != nil { return .contacts }
    if contacts[.email] != nil, contacts[.title] != nil { return .contacts }
    let hasAccount =
      signals[.accountID] != nil || signals[.accountName] != nil || signals[.domain] != nil
    let hasEvent = signals[.kind] != nil || signals[.strength] != nil
    // Accounts have a day of creation and a type too; only a header of its own makes a row an event.
    let date = signals[.date].map { HeaderText.key(table.headers[$0]) } ?? ""
    let kind = signals[.kind].map { HeaderText.key(table.headers[$0]) } ?? ""
    if date.hasPrefix("created"), signals[.strength] == nil,
      ["", "type", "category"].contains(kind)
    {
      return .accounts
    }
    return signals[.date] != nil && hasEvent && hasAccount ? .signals : .accounts
  }
}
