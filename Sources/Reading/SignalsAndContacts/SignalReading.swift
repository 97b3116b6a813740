/// Makes dated signals of the rows of a file.
struct SignalReading {
  /// The signals.
  let signals: SignalTable
  /// What became of every row.
  let reconciliation: Reconciliation

  /// Reads every row that has a date and an account.
  ///
  /// - Throws: `ReadingError` when there is no column of dates or none that names accounts.
  init(
    _ table: CSVTable, options: SourceOptions, accounts: AccountTable
  ) throws(ReadingError) {
    let names = try ColumnNames(of: table, as: .signals, options: options)
    var references = try ReferenceReader(table, names: names, accounts: accounts)
    guard let dateColumn = names.roles[.date] else {
      throw .roleMissing(file: table.source, roles: ["date"], headers: table.headers)
    }
    var reader = try ColumnReader(table, options: options)
    reader.note(names.sentence(of: table))
    let dates = try reader.dates(dateColumn, mustBe: true)
    let strengths = try Self.strengths(&reader, names: names)
    var kinds = KindCodes(table, column: names.roles[.kind])
    var people = LevelTable()
    var ledger = FateLedger()
    var signals: [SignalTable.Signal] = []
    for row in 0..<table.rowCount {
      let line = table.lines[row]
      guard let date = dates[row] else {
        ledger.add(
          "no date", isUsed: false, line: line, value: table.text(row: row, column: dateColumn))
        continue
      }
      guard case .account(let account) = references.match(row) else {
        let reference = references.reference(row).text
        ledger.add(Self.fate(references.match(row)), isUsed: false, line: line, value: reference)
        continue
      }
      var person: Int32 = -1
      if let column = names.roles[.person] ?? names.roles[.email],
        let range = table.presentRange(row: row, column: column)
      {
        person = people.code(of: table.bytes.span.extracting(range))
      }
      signals.append(
        SignalTable.Signal(
          account: Int32(account), kind: kinds.code(row), date: date, strength: strengths[row],
          person: person))
      ledger.add("signal read", isUsed: true, line: line, value: "")
    }
    ledger.add(ragged: table)
    self.signals = SignalTable(
      source: table.source, kinds: kinds.names, people: people.levels, signals: signals)
    reconciliation = ledger.reconciliation(
      table, first: ["signal read"], notes: table.notes + reader.notes)
  }

  /// What to call a row that leads to no account.
  static func fate(_ match: AccountIndex.Match) -> String {
    switch match {
    case .empty: "account empty"
    case .several: "several accounts match"
    default: "no account matches"
    }
  }

  /// Returns the strengths, 1 where there is none.
  private static func strengths(
    _ reader: inout ColumnReader, names: ColumnNames
  ) throws(ReadingError) -> [Double] {
    guard let column = names.roles[.strength] else {
      return Array(repeating: 1, count: reader.table.rowCount)
    }
    let strengths = try reader.numbers(column, field: "strength", mustBe: true)
    let missingCount = strengths.count { $0.isNaN }
    if missingCount > 0 {
      reader.note(
        "\(reader.table.headers[column]): \(missingCount) signals without a strength count as 1")
    }
    return strengths.map { $0.isNaN ? 1 : $0 }
  }
}

/// The kinds of signals as codes; kinds that differ in case and punctuation only are one.
private struct KindCodes {
  private(set) var names: [String] = []
  private let table: CSVTable
  private let column: Int?
  private var cells = LevelTable()
  private var codes: [Int32] = []

  init(_ table: CSVTable, column: Int?) {
    self.table = table
    self.column = column
  }

  mutating func code(_ row: Int) -> Int32 {
    let table = table
    guard let column, let range = table.presentRange(row: row, column: column) else {
      return code(named: "signal")
    }
    let cell = Int(cells.code(of: table.bytes.span.extracting(range)))
    if cell == codes.count {
      codes.append(code(named: HeaderText.key(table.text(row: row, column: column))))
    }
    return codes[cell]
  }

  private mutating func code(named name: String) -> Int32 {
    if let code = names.firstIndex(of: name) { return Int32(code) }
    names.append(name)
    return Int32(names.count - 1)
  }
}

extension CSVTable {
  /// Returns where the cell's text lies, or nothing where it says that there is no value.
  func presentRange(row: Int, column: Int) -> Range<Int>? {
    let range = range(row: row, column: column)
    return MissingText.contains(bytes.span.extracting(range)) ? nil : range
  }
}
