/// Makes contacts of the rows of a file.
struct ContactReading {
  /// The contacts.
  let contacts: ContactTable
  /// What became of every row.
  let reconciliation: Reconciliation

  /// Reads every row that has an account: by id, domain, e-mail address or name.
  ///
  /// - Throws: `ReadingError` when no column names accounts.
  init(
    _ table: CSVTable, options: SourceOptions, accounts: AccountTable
  ) throws(ReadingError) {
    let names = try ColumnNames(of: table, as: .contacts, options: options)
    var references = try ReferenceReader(table, names: names, accounts: accounts)
    var reader = try ColumnReader(table, options: options)
    reader.note(names.sentence(of: table))
    let decisions = Self.decisions(&reader, names: names)
    var ledger = FateLedger()
    var contacts: [ContactTable.Contact] = []
    for row in 0..<table.rowCount {
      let line = table.lines[row]
      guard case .account(let account) = references.match(row) else {
        ledger.add(
          SignalReading.fate(references.match(row)), isUsed: false, line: line,
          value: references.reference(row).text)
        continue
      }
      func value(_ role: Role) -> String {
        names.roles[role].flatMap { table.value(row: row, column: $0) } ?? ""
      }
      let whole = [value(.firstName), value(.lastName)].filter { !$0.isEmpty }
      let name = value(.name)
      contacts.append(
        ContactTable.Contact(
          account: account, name: name.isEmpty ? whole.joined(separator: " ") : name,
          title: value(.title), isReachable: !value(.email).isEmpty || !value(.phone).isEmpty,
          isDecisionMaker: decisions[row] ?? JobTitle.decides(value(.title))))
      ledger.add("contact read", isUsed: true, line: line, value: "")
    }
    ledger.add(ragged: table)
    self.contacts = ContactTable(source: table.source, contacts: contacts)
    reconciliation = ledger.reconciliation(
      table, first: ["contact read"], notes: table.notes + reader.notes)
  }

  /// Returns what the export says about who decides: yes or no, or a buying role.
  private static func decisions(_ reader: inout ColumnReader, names: ColumnNames) -> [Bool?] {
    let table = reader.table
    guard let column = names.roles[.decisionMaker] else {
      return Array(repeating: nil, count: table.rowCount)
    }
    guard HeaderText.key(table.headers[column]).hasSuffix("role") else {
      return reader.answers(column)
    }
    return (0..<table.rowCount).map { row in
      table.value(row: row, column: column).map {
        ["decisionmaker", "budgetholder", "executivesponsor"].contains(HeaderText.folded($0))
      }
    }
  }
}
