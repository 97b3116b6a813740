/// Accounts, one per row, with whatever the export says about them.
public struct AccountTable: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// The identifier of each account; made from the domain, the name or the row where the export has none.
  public let ids: TextColumn
  /// The name of each account; its id where the export has no name.
  public let names: TextColumn
  /// The registrable domain in lower case; empty where unknown.
  public let domains: TextColumn
  /// Every column of the export but those that identify the account.
  public let columns: [Column]
  /// The line of the file on which each account's row begins.
  public let lines: LineNumbers
  /// The headers of the columns that identify the account, as they stand in the file.
  public var identityHeaders = IdentityHeaders()

  /// The headers of the columns that identify an account; nothing for those that the file does not have.
  public struct IdentityHeaders: Sendable, Equatable {
    /// That of the identifier.
    public var id: String?
    /// That of the name.
    public var name: String?
    /// That of the domain.
    public var domain: String?

    /// Creates headers.
    public init(id: String? = nil, name: String? = nil, domain: String? = nil) {
      (self.id, self.name, self.domain) = (id, name, domain)
    }
  }

  /// Creates a table from columns of equal length.
  public init(
    source: String, ids: some Sequence<String>, names: some Sequence<String>,
    domains: some Sequence<String>, columns: [Column], lines: some Sequence<Int>
  ) {
    let lines = LineNumbers(lines)
    let (ids, names, domains) = (TextColumn(ids), TextColumn(names), TextColumn(domains))
    precondition(
      names.count == ids.count && domains.count == ids.count && lines.count == ids.count
        && columns.allSatisfy { $0.count == ids.count },
      "the columns of \(source) differ in length from its \(ids.count) ids")
    self.source = source
    self.ids = ids
    self.names = names
    self.domains = domains
    self.columns = columns
    self.lines = lines
  }

  private init(_ table: AccountTable, columns: [Column]) {
    (source, ids, names, domains, lines) =
      (table.source, table.ids, table.names, table.domains, table.lines)
    identityHeaders = table.identityHeaders
    self.columns = columns
  }

  /// Returns the table with one more column, in place of another of the same field.
  public func adding(_ column: Column) -> AccountTable {
    precondition(column.count == count, "\(column.count) values, \(count) accounts")
    return AccountTable(self, columns: columns.filter { $0.field != column.field } + [column])
  }

  /// The number of accounts.
  public var count: Int { ids.count }

  /// Returns the column of that field, or nothing.
  public func column(_ field: String) -> Column? {
    columns.first { $0.field == field }
  }
}
