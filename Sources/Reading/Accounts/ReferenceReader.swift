/// Reads what each row of a file says about its account, and finds the account.
///
/// Rows that say the same are looked up once.
struct ReferenceReader {
  private let table: CSVTable
  private let index: AccountIndex
  /// The columns of id, domain, e-mail address and name, -1 where there is none.
  private let columns: [Int]
  private var cells = [LevelTable(), LevelTable(), LevelTable(), LevelTable()]
  private var matches: [SIMD4<Int32>: AccountIndex.Match] = [:]

  /// Creates a reader.
  ///
  /// - Throws: `ReadingError` when no column refers to an account.
  init(_ table: CSVTable, names: ColumnNames, accounts: AccountTable) throws(ReadingError) {
    self.table = table
    columns = [Role.accountID, .domain, .email, .accountName].map { names.roles[$0] ?? -1 }
    index = AccountIndex(
      accounts, hasDomains: columns[1] >= 0 || columns[2] >= 0, hasNames: columns[3] >= 0)
    guard columns.contains(where: { $0 >= 0 }) else {
      throw .roleMissing(
        file: table.source, roles: ["account_name", "account_id", "domain"],
        headers: table.headers)
    }
  }

  /// Returns the account that a row means.
  mutating func match(_ row: Int) -> AccountIndex.Match {
    var key = SIMD4<Int32>(repeating: -1)
    let table = table
    let bytes = table.bytes.span
    for (place, column) in columns.enumerated() where column >= 0 {
      key[place] = cells[place].code(
        of: bytes.extracting(table.range(row: row, column: column)))
    }
    if let match = matches[key] { return match }
    let match = index.match(reference(row))
    matches[key] = match
    return match
  }

  /// Returns what a row says about its account.
  func reference(_ row: Int) -> AccountIndex.Reference {
    func value(_ place: Int) -> String {
      columns[place] < 0 ? "" : table.value(row: row, column: columns[place]) ?? ""
    }
    let domain = value(1)
    return AccountIndex.Reference(
      id: value(0), domain: domain.isEmpty ? value(2) : domain, name: value(3))
  }
}
