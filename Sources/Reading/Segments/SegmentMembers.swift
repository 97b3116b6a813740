/// The members of segments, read back from a table of them: a row per account with its segment's number and name.
///
/// Such a table is what `tessera segment --format csv` writes; the table of accounts of `tessera run` has the same
/// columns. An apostrophe that stands there so that a spreadsheet does not take a text for a formula is dropped.
public struct SegmentMembers: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// The rows that name a segment, in file order, those whose account is gone included.
  public let members: [Member]
  /// What became of every row.
  public let reconciliation: Reconciliation
  /// The file itself, to name it for certain; nothing for a table that is there already.
  public private(set) var file: SourceFile?

  /// An account and its segment.
  public struct Member: Sendable, Equatable {
    /// The account's row in the table of accounts; nothing where it is gone.
    public let account: Int?
    /// The segment's number, at least 1.
    public let number: Int
    /// The segment's name; empty where the file has none.
    public let name: String
    /// What the name says, as conditions of the model file; empty where the file has none.
    public let condition: String
    /// The line of the file.
    public let line: Int

    /// Creates a member.
    public init(account: Int?, number: Int, name: String, condition: String = "", line: Int) {
      (self.account, self.number, self.name, self.line) = (account, number, name, line)
      self.condition = condition
    }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - folder: What a relative path counts from.
  ///   - accounts: The accounts that are there now.
  /// - Throws: `ReadingError` when the file cannot be read, has no segments or no accounts, when a segment's number is
  ///   none, or when no account of it is there.
  public init(
    path: String, folder: String = ".", accounts: AccountTable
  ) throws(ReadingError) {
    let opened = try OpenedSource(
      path: path, folder: folder, role: "earlier segments", isWhole: true, isDigested: true)
    try self.init(opened.table(), accounts: accounts)
    file = opened.file(rowsRead: reconciliation.rowsRead)
  }

  /// Reads a table.
  package init(_ table: CSVTable, accounts: AccountTable) throws(ReadingError) {
    let columns = try Columns(table)
    var ledger = FateLedger()
    var members: [Member] = []
    let index = AccountIndex(accounts, hasNames: columns.name != nil)
    var lineOfAccount: [Int: Int] = [:]
    for row in 0..<table.rowCount {
      let line = table.lines[row]
      let reference = columns.reference(table, row)
      guard let number = try columns.number(table, row) else {
        ledger.add("no segment", isUsed: false, line: line, value: reference.text)
        continue
      }
      let name = columns.text(table, row, columns.segmentName)
      let condition = columns.text(table, row, columns.condition)
      func add(_ account: Int?, _ fate: String) {
        members.append(
          Member(account: account, number: number, name: name, condition: condition, line: line))
        ledger.add(fate, isUsed: account != nil, line: line, value: reference.text)
      }
      switch index.match(reference) {
      case .account(let account):
        if let first = lineOfAccount.updateValue(line, forKey: account) {
          lineOfAccount[account] = first
          ledger.add(
            "account named before", isUsed: false, line: line,
            value: "\(reference.text), first on line \(first)")
        } else {
          add(account, Self.used)
        }
      case .none: add(nil, "account is gone")
      case .several: add(nil, "several accounts match")
      case .empty: ledger.add("names no account", isUsed: false, line: line, value: "\(number)")
      }
    }
    ledger.add(ragged: table)
    if lineOfAccount.isEmpty {
      let line = members.first?.line ?? table.lines.first ?? table.headerLine
      throw .noMember(file: table.source, line: line, accounts: accounts.source)
    }
    source = table.source
    self.members = members
    reconciliation = ledger.reconciliation(
      table, first: [Self.used], notes: table.notes + Self.notes(members))
  }

  private static let used = "member read"

  /// Says so where rows of one number have different names; the first is taken.
  private static func notes(_ members: [Member]) -> [String] {
    var first: [Int: Member] = [:]
    var notes: [String] = []
    var said: Set<Int> = []
    for member in members where !member.name.isEmpty {
      guard let other = first[member.number] else {
        first[member.number] = member
        continue
      }
      if other.name != member.name, said.insert(member.number).inserted {
        notes.append(
          "segment \(member.number) is “\(other.name)” on line \(other.line) and “\(member.name)” on line "
            + "\(member.line); the first is taken")
      }
    }
    return notes
  }
}

/// The columns of a table of members.
private struct Columns {
  let segment: Int
  let segmentName: Int?
  let condition: Int?
  let id: Int?
  let domain: Int?
  let name: Int?

  init(_ table: CSVTable) throws(ReadingError) {
    let numberNames = ["segment", "segment_number", "segment_id", "segment_no", "cluster"]
    guard let segment = numberNames.lazy.compactMap({ table.column(named: $0) }).first else {
      throw .noSegmentColumn(file: table.source, headers: table.headers)
    }
    self.segment = segment
    segmentName = table.column(named: "segment_name")
    condition = table.column(named: "name_condition")
    // A table of members refers to accounts as contacts do.
    let roles = try ColumnNames(of: table, as: .contacts, options: SourceOptions(path: "")).roles
    id = roles[.accountID] ?? table.column(named: "id")
    domain = roles[.domain]
    name = roles[.accountName]
    guard id != nil || domain != nil || name != nil else {
      throw .roleMissing(
        file: table.source, roles: ["account_id", "domain", "account_name"],
        headers: table.headers)
    }
  }

  /// Returns what a row says about its account; its name only where it has neither id nor domain.
  func reference(_ table: CSVTable, _ row: Int) -> AccountIndex.Reference {
    let (id, domain) = (text(table, row, id), text(table, row, domain))
    let name = id.isEmpty && domain.isEmpty ? text(table, row, name) : ""
    return AccountIndex.Reference(id: id, domain: domain, name: name)
  }

  /// Returns the segment's number, or nothing where the cell is empty.
  func number(_ table: CSVTable, _ row: Int) throws(ReadingError) -> Int? {
    guard let text = table.value(row: row, column: segment) else { return nil }
    // A spreadsheet may have written 12 as 12.0.
    let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    guard let number = Int(whole), number >= 1 else {
      throw .segmentNumberWrong(
        file: table.source, line: table.lines[row], column: segment + 1,
        header: table.headers[segment], value: text)
    }
    return number
  }

  /// Returns the text of a cell without the apostrophe that guards it; empty where there is none.
  func text(_ table: CSVTable, _ row: Int, _ column: Int?) -> String {
    guard let column, let text = table.value(row: row, column: column) else { return "" }
    guard text.first == "'", let second = text.dropFirst().first else { return text }
    return "=+-@\t\r".contains(second) ? String(text.dropFirst()) : text
  }
}
