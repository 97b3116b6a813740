/// Which rows of a file are deals with an outcome, and what became of the others.
struct DealSelection {
  /// The rows to use.
  private(set) var rows: [Int] = []
  /// Their outcomes.
  private(set) var outcomes: [DealOutcome] = []
  /// The fates of all rows.
  var ledger = FateLedger()
  private var referenceCount = 0
  private var joinedCount = 0

  /// Looks at every row.
  ///
  /// - Throws: `ReadingError` when there is no column to leave rows out by.
  mutating func select(
    _ table: CSVTable, names: ColumnNames, outcomes: OutcomeReading, exclude: [String: [String]]
  ) throws(ReadingError) {
    let exclusions = try Self.exclusions(exclude, table: table, names: names)
    var ids: Set<String> = []
    for row in 0..<table.rowCount {
      let line = table.lines[row]
      func value(_ column: Int) -> String { table.text(row: row, column: column) }
      if let left = exclusions.first(where: {
        $0.values.contains(HeaderText.folded(value($0.column)))
      }) {
        ledger.add(
          "left out by the outcome rule", isUsed: false, line: line,
          value: "\(table.headers[left.column]): \(value(left.column))")
        continue
      }
      switch outcomes.result(row) {
      case .empty:
        ledger.add(
          "no stage", isUsed: false, line: line, value: "\(table.headers[outcomes.column]) is empty"
        )
      case .unreadable:
        ledger.add(
          "neither won nor not won", isUsed: false, line: line, value: value(outcomes.column))
      case .outcome(let outcome):
        let id = names.roles[.id].flatMap { table.value(row: row, column: $0) }
        if let id, !ids.insert(AccountKey.id(id)).inserted {
          ledger.add("id already used", isUsed: false, line: line, value: id)
          continue
        }
        rows.append(row)
        self.outcomes.append(outcome)
      }
    }
    if rows.isEmpty, let (reason, example) = ledger.firstUnused {
      throw .noRowUsable(
        file: table.source, line: example.line, reason: reason, value: example.value)
    }
  }

  /// Counts a row that is a deal.
  mutating func count(
    _ outcome: DealOutcome, _ match: AccountIndex.Match, line: Int, reference: String
  ) {
    let suffix =
      switch match {
      case .account: ""
      case .several: ", several accounts match"
      case .none: ", no account matches"
      case .empty: ", account empty"
      }
    if match != .empty { referenceCount += 1 }
    if suffix.isEmpty { joinedCount += 1 }
    ledger.add(outcome.rawValue + suffix, isUsed: suffix.isEmpty, line: line, value: reference)
  }

  /// Throws when no deal is won and none is lost, unless they are surely open all of them.
  func check(_ table: CSVTable, outcomes: OutcomeReading) throws(ReadingError) {
    guard !self.outcomes.contains(where: { $0 != .open }), let row = rows.first,
      !outcomes.isSurelyOpen
    else { return }
    throw .noOutcome(
      file: table.source, line: table.lines[row], column: outcomes.column + 1,
      header: table.headers[outcomes.column],
      values: outcomes.openStages(in: rows).prefix(12).map(\.stage))
  }

  /// What was decided about outcomes and accounts, in sentences.
  func notes(_ outcomes: OutcomeReading) -> [String] {
    var notes = [outcomes.note].compactMap { $0 }
    // Of the deals that are used: a row that was left out has told nothing.
    let stages = outcomes.openStages(in: rows)
    if !stages.isEmpty {
      notes.append(
        "read as open: "
          + stages.prefix(12).map { "\($0.stage) (\($0.count))" }
          .joined(separator: ", ") + (stages.count > 12 ? ", …" : ""))
    }
    if referenceCount > 0, joinedCount == 0 {
      notes.append(
        "not one of \(referenceCount) deals matches an account: compare the ids, domains and names "
          + "of both files")
    }
    return notes
  }

  /// Returns the columns to leave rows out by, and the values in the form in which they compare.
  private static func exclusions(
    _ exclude: [String: [String]], table: CSVTable, names: ColumnNames
  ) throws(ReadingError) -> [(column: Int, values: Set<String>)] {
    var exclusions: [(column: Int, values: Set<String>)] = []
    for (field, values) in exclude.sorted(by: { $0.key < $1.key }) {
      let column =
        Role(rawValue: field).flatMap { names.roles[$0] } ?? names.fields.firstIndex(of: field)
        ?? table.column(named: field)
      guard let column else {
        throw .columnMissing(
          file: table.source, role: "exclude", header: field,
          nearest: nearestName(to: field, among: names.fields + table.headers))
      }
      exclusions.append((column, Set(values.map(HeaderText.folded))))
    }
    return exclusions
  }
}
