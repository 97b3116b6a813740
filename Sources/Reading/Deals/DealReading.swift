/// Makes deals of the rows of a file, joined to accounts or, without any, accounts themselves.
struct DealReading {
  /// The deals.
  let deals: DealTable
  /// The accounts: those given, or one per deal.
  let accounts: AccountTable
  /// What became of every row.
  let reconciliation: Reconciliation

  /// Reads every row that has an outcome and is not left out.
  ///
  /// - Throws: `ReadingError` when columns are missing or unreadable, and when no row has an outcome.
  init(
    _ table: CSVTable, options: SourceOptions, rule: OutcomeRule, accounts: AccountTable?
  ) throws(ReadingError) {
    let names = try ColumnNames(of: table, as: .deals, options: options)
    let outcomes = try OutcomeReading(table, names: names, rule: rule)
    var references: ReferenceReader?
    if let accounts {
      references = try ReferenceReader(table, names: names, accounts: accounts)
    }
    var selection = DealSelection()
    try selection.select(table, names: names, outcomes: outcomes, exclude: rule.exclude)
    var reader = try ColumnReader(table.keeping(selection.rows), options: options)
    reader.note(names.sentence(of: table))
    let values = try DealValues(&reader, names: names)
    let deals = Self.join(&selection, values: values, table: table, references: &references)
    try selection.check(table, outcomes: outcomes)
    self.deals = DealTable(
      source: table.source, deals: deals, pipelines: Self.pipelines(reader.table),
      columns: accounts == nil ? [] : DealDescriptions.columns(reader, names: names))
    if let accounts {
      self.accounts = accounts
    } else {
      self.accounts = try Self.ownAccounts(&reader, names: names, deals: deals)
    }
    selection.ledger.add(ragged: table)
    reconciliation = selection.ledger.reconciliation(
      table, first: DealOutcome.allCases.map(\.rawValue),
      notes: table.notes + reader.notes + selection.notes(outcomes))
  }

  /// Returns the selected rows as deals, and counts each under its fate.
  private static func join(
    _ selection: inout DealSelection, values: DealValues, table: CSVTable,
    references: inout ReferenceReader?
  ) -> [DealTable.Deal] {
    var deals: [DealTable.Deal] = []
    deals.reserveCapacity(selection.rows.count)
    let expansion = ExpansionMarks(table)
    for (place, row) in selection.rows.enumerated() {
      let outcome = selection.outcomes[place]
      let match = references?.match(row) ?? .account(place)
      let reference = references?.reference(row).text ?? ""
      selection.count(outcome, match, line: table.lines[row], reference: reference)
      var account: Int?
      if case .account(let found) = match { account = found }
      deals.append(
        DealTable.Deal(
          id: values.ids[place], account: account, accountReference: reference, outcome: outcome,
          amount: values.amounts[place], created: values.created[place],
          closed: outcome == .open ? nil : values.closed[place], line: table.lines[row],
          isExpansion: expansion.isExpansion(row)))
    }
    return deals
  }

  /// Returns the pipelines of the rows, most frequent first, ties in order of appearance.
  private static func pipelines(_ table: CSVTable) -> [DealTable.Pipeline] {
    let names = ["pipeline", "deal_pipeline", "deal_pipeline_id", "pipeline_name"]
    guard
      let column = table.headers.firstIndex(where: { names.contains(HeaderText.key($0)) })
    else { return [] }
    var places: [String: Int] = [:]
    var counts: [(name: String, count: Int)] = []
    for row in 0..<table.rowCount {
      guard let name = table.value(row: row, column: column) else { continue }
      if let place = places[name] {
        counts[place].count += 1
      } else {
        places[name] = counts.count
        counts.append((name, 1))
      }
    }
    return counts.enumerated()
      .sorted { (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset) }
      .map { DealTable.Pipeline(name: $0.element.name, count: $0.element.count) }
  }

  /// Returns one account for each deal, described by what does not say how the deal went.
  private static func ownAccounts(
    _ reader: inout ColumnReader, names: ColumnNames, deals: [DealTable.Deal]
  ) throws(ReadingError) -> AccountTable {
    let table = reader.table
    let columns = try reader.descriptions(names, leavingOut: RoleAliases.deals.map(\.key))
    let ids = deals.indices.map { deals[$0].id.isEmpty ? "deal \($0 + 1)" : deals[$0].id }
    func value(_ row: Int, _ role: Role) -> String? {
      names.roles[role].flatMap { table.value(row: row, column: $0) }
    }
    var accounts = AccountTable(
      source: table.source, ids: ids,
      names: ids.indices.map { value($0, .name) ?? value($0, .accountName) ?? ids[$0] },
      domains: ids.indices.map { value($0, .domain).flatMap(DomainText.registrable) ?? "" },
      columns: columns, lines: deals.map(\.line))
    accounts.identityHeaders = names.identityHeaders(of: table)
    return accounts
  }
}

/// The typed values of the deals' own columns.
private struct DealValues {
  let ids: [String]
  let amounts: [Double]
  let created: [CalendarDate?]
  let closed: [CalendarDate?]

  init(_ reader: inout ColumnReader, names: ColumnNames) throws(ReadingError) {
    let table = reader.table
    let rows = 0..<table.rowCount
    ids =
      names.roles[.id].map { column in
        rows.map { table.value(row: $0, column: column) ?? "" }
      } ?? rows.map { _ in "" }
    if let column = names.roles[.amount] {
      let all = try reader.numbers(column, field: "amount", mustBe: true)
      let negativeCount = all.count { $0 < 0 }
      if negativeCount > 0 {
        reader.note("\(table.headers[column]): \(negativeCount) negative amounts count as missing")
      }
      amounts = all.map { $0 < 0 ? .nan : $0 }
    } else {
      reader.note("no column of amounts")
      amounts = rows.map { _ in .nan }
    }
    created = try Self.dates(.createdDate, "creation", &reader, names)
    closed = try Self.dates(.closeDate, "close", &reader, names)
  }

  private static func dates(
    _ role: Role, _ what: String, _ reader: inout ColumnReader, _ names: ColumnNames
  ) throws(ReadingError) -> [CalendarDate?] {
    if let column = names.roles[role] { return try reader.dates(column, mustBe: true) }
    reader.note("no column of \(what) dates")
    return Array(repeating: nil, count: reader.table.rowCount)
  }
}
