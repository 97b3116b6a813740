import LinearAlgebra

/// Makes accounts of the rows of a file.
package struct AccountReading {
  /// The accounts.
  package let accounts: AccountTable
  /// What became of every row.
  package let reconciliation: Reconciliation
  /// Whether the file was read block by block and not as a whole.
  package let isInBlocks: Bool

  /// Keeps what was read.
  init(accounts: AccountTable, reconciliation: Reconciliation) {
    (self.accounts, self.reconciliation) = (accounts, reconciliation)
    isInBlocks = true
  }

  /// Reads the bytes of a file, in blocks of about that size.
  package init(
    source: String, bytes: [UInt8], options: SourceOptions, blockSize: Int, threadCount: Int
  ) throws(ReadingError) {
    try self.init(
      .memory(bytes), name: source, options: options, blockSize: blockSize,
      threadCount: threadCount)
  }

  /// Reads a file, block by block where nothing is unusual about it.
  ///
  /// - Parameters:
  ///   - source: Its bytes.
  ///   - name: What to call it in errors.
  ///   - options: What is set by hand.
  ///   - blockSize: About how long a block is, in bytes.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  ///   - progress: Told how far the file is read.
  /// - Throws: `ReadingError` when the file or an option is wrong.
  init(
    _ source: ByteSource, name: String, options: SourceOptions, blockSize: Int, threadCount: Int,
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) throws(ReadingError) {
    guard source.count < Int(UInt32.max) else {
      throw .fileTooLarge(file: name, byteCount: source.count)
    }
    let stream = AccountStream(
      source, name: name, options: options, blockSize: blockSize, threadCount: threadCount,
      progress: progress)
    if let read = stream?.read() {
      self = read
      return
    }
    guard let bytes = source.bytes(0..<source.count) else { throw .fileUnreadable(file: name) }
    let table = try CSVTable(source: name, bytes: bytes) { count, share in
      progress(WorkProgress("Reading \(name)", count: count, unit: "rows", share: share))
    }
    try self.init(table, options: options)
  }

  /// Reads every row as an account; of rows with the same id the first stays.
  ///
  /// - Throws: `ReadingError` when nothing names the accounts or an option is wrong.
  package init(_ table: CSVTable, options: SourceOptions) throws(ReadingError) {
    let names = try ColumnNames(of: table, as: .accounts, options: options)
    guard names.roles[.id] != nil || names.roles[.name] != nil || names.roles[.domain] != nil
    else {
      throw .roleMissing(
        file: table.source, roles: ["name", "id", "domain"], headers: table.headers)
    }
    var ledger = FateLedger()
    let rows = IdentityRows(table, columns: IdentityRows.Columns(names))
    var identities = AccountIdentities()
    let kept = identities.add(rows, lines: table.lines, linesAbove: 0)
    ledger.add(usedTwice: rows.ids, kept: kept, lines: table.lines, linesAbove: 0)
    ledger.add(used: "account read", count: kept.count)
    ledger.add(ragged: table)
    let keptTable = table.keeping(kept)
    var reader = try ColumnReader(keptTable, options: options)
    reader.note(names.sentence(of: table))
    let columns = try reader.descriptions(names, leavingOut: [.id, .name, .domain])
    isInBlocks = false
    var accounts = AccountTable(
      source: table.source, ids: identities.ids, names: identities.names,
      domains: identities.domains, columns: columns, lines: keptTable.lines)
    accounts.identityHeaders = names.identityHeaders(of: table)
    self.accounts = accounts
    reconciliation = ledger.reconciliation(
      table, first: ["account read"],
      notes: table.notes + reader.notes
        + identities.notes(lines: LineNumbers(keptTable.lines), threadCount: 1))
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
  /// The headers of the columns that identify a row.
  func identityHeaders(of table: CSVTable) -> AccountTable.IdentityHeaders {
    func header(_ role: Role) -> String? { roles[role].map { table.headers[$0] } }
    return .init(id: header(.id), name: header(.name), domain: header(.domain))
  }

  /// Which columns were found for which roles, in a sentence.
  func sentence(of table: CSVTable) -> String {
    let found = Role.allCases.compactMap { role in
      roles[role].map { "\(role.rawValue) is “\(table.headers[$0])”" }
    }
    return found.isEmpty
      ? "no column identifies a row" : "columns: " + found.joined(separator: ", ")
  }
}
