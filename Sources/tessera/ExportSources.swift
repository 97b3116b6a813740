import LinearAlgebra
import Reading
import Statistics

/// Which export holds what: as the options say, else as the headers tell.
struct ExportSources {
  private(set) var accounts: String?
  private(set) var deals: String?
  private(set) var signals: String?
  private(set) var contacts: String?

  init(
    files: [String], accounts: String?, deals: String?, signals: String?, contacts: String?
  ) throws {
    self.accounts = accounts
    self.deals = deals
    self.signals = signals
    self.contacts = contacts
    for file in files {
      // Telling what it holds would use it up.
      guard file != "-" else {
        throw Failure(
          usage:
            "say what standard input holds: --accounts -, --deals -, --signals - or --contacts -")
      }
      let table = try CSVTable(path: file) { count, share in
        Console.update(
          WorkProgress("Looking at \(file)", count: count, unit: "rows", share: share))
      }
      let kind = try TypedFile.kind(of: table)
      switch kind {
      case .accounts: try Self.take(file, "accounts", &self.accounts)
      case .deals: try Self.take(file, "deals", &self.deals)
      case .signals: try Self.take(file, "signals", &self.signals)
      case .contacts: try Self.take(file, "contacts", &self.contacts)
      }
    }
    guard self.accounts != nil || self.deals != nil else {
      throw Failure(
        usage: "none of the files holds accounts or deals; say which with --accounts or --deals")
    }
  }

  private static func take(_ file: String, _ kind: String, _ place: inout String?) throws {
    if let other = place {
      throw Failure(
        usage:
          "\(other) and \(file) both look like \(kind); say which is what with --accounts, --deals, "
          + "--signals or --contacts")
    }
    place = file
  }

  /// Reads the exports as they are, nothing set by hand but what counts as won and the order of days.
  func read(outcome: OutcomeRule, dateOrder: String?) throws(ReadingError) -> Market {
    func options(_ path: String?) -> SourceOptions? {
      path.map {
        SourceOptions(path: $0, columns: dateOrder.map { ["date_order": $0] } ?? [:])
      }
    }
    var reader = MarketReader(folder: ".")
    reader.progress = Console.update
    return try reader.read(
      accounts: options(accounts), deals: options(deals), outcome: outcome,
      signals: options(signals), contacts: options(contacts))
  }

  /// One line per file: what it holds and how many rows can be used.
  func summary(of market: Market) -> [String] {
    let kinds = [
      ("accounts", accounts), ("deals", deals), ("signals", signals), ("contacts", contacts),
    ].filter { $0.1 != nil }
    return zip(kinds, market.reconciliations).map { kind, reconciliation in
      let used = reconciliation.fates.reduce(0) { $0 + ($1.isUsed ? $1.count : 0) }
      return
        "\(reconciliation.source): \(kind.0), \(DecimalText.whole(reconciliation.rowsRead)) rows, "
        + "\(DecimalText.whole(used)) used"
    }
  }
}
