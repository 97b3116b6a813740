/// Makes accounts of the rows of a file.
struct AccountReading {
  /// The accounts.
  let accounts: AccountTable
  /// What became of every row.
  let reconciliation: Reconciliation

  /// Reads every row as an account; of rows with the same id the first stays.
  ///
  /// - Throws: `ReadingError` when nothing names the accounts or an option is wrong.
  init(_ table: CSVTable, options: SourceOptions) throws(ReadingError) {
    let names = try ColumnNames(of: table, as: .accounts, options: options)
    guard names.roles[.id] != nil || names.roles[.name] != nil || names.roles[.domain] != nil
    else {
      throw .roleMissing(
        file: table.source, roles: ["name", "id", "domain"], headers: table.headers)
    }
    var ledger = FateLedger()
    var identities = AccountIdentities()
    var rows: [Int] = []
    for row in 0..<table.rowCount {
      let identity = AccountIdentities.Identity(table, row: row, names: names)
      if identities.add(identity, line: table.lines[row]) {
        rows.append(row)
        ledger.add("account read", isUsed: true, line: table.lines[row], value: "")
      } else {
        ledger.add(
          "id already used", isUsed: false, line: table.lines[row], value: identity.id ?? "")
      }
    }
    ledger.add(ragged: table)
    let kept = table.keeping(rows)
    var reader = try ColumnReader(kept, options: options)
    reader.note(names.sentence(of: table))
    let columns = try reader.descriptions(names, leavingOut: [.id, .name, .domain])
    accounts = AccountTable(
      source: table.source, ids: identities.ids, names: identities.names,
      domains: identities.domains, columns: columns, lines: kept.lines)
    reconciliation = ledger.reconciliation(
      table, first: ["account read"], notes: table.notes + reader.notes + identities.notes)
  }
}

extension ColumnReader {
  /// Returns every column but those of some roles.
  mutating func descriptions(
    _ names: ColumnNames, leavingOut roles: [Role]
  ) throws(ReadingError) -> [Column] {
    let left = Set(roles.compactMap { names.roles[$0] })
    var columns: [Column] = []
    for index in 0..<table.columnCount where !left.contains(index) {
      columns.append(try column(index, field: names.fields[index]))
    }
    return columns
  }
}

extension ColumnNames {
  /// Which columns were found for which roles, in a sentence.
  func sentence(of table: CSVTable) -> String {
    let found = Role.allCases.compactMap { role in
      roles[role].map { "\(role.rawValue) is “\(table.headers[$0])”" }
    }
    return found.isEmpty
      ? "no column identifies a row" : "columns: " + found.joined(separator: ", ")
  }
}
