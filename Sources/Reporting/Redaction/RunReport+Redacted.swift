import Modeling
import Reading

extension RunReport {
  /// Returns the report with names, domains and identifiers replaced; figures stay as they are.
  ///
  /// What is still text of the engine is searched while it is written: write it within `Redaction.applied`.
  public func redacted(_ redaction: Redaction) -> RunReport {
    var report = self
    report.market = redaction.redacted(market)
    report.model.name = Redaction.title
    // A model file names files, people and accounts.
    report.slots = nil
    report.provenance = provenance.map { redaction.redacted($0) }
    report.redaction = redaction
    return report
  }

  /// Returns what a body returns, names being replaced in everything that is written meanwhile where that was asked for.
  public func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let redaction else { return try body() }
    return try redaction.applied(body)
  }

  /// Returns a sentence as it may be said outside of `writing`.
  public func said(_ sentence: String) -> String {
    redaction?.replaced(in: sentence) ?? sentence
  }

  /// Whether names are replaced.
  public var isRedacted: Bool { redaction != nil }

  /// Returns accounts as lists have them: in the order of the file, or of their numbers where names are replaced.
  func listed(_ accounts: [Int]) -> [Int] {
    redaction.map { $0.numbers.sorted(accounts) } ?? accounts
  }

  /// All accounts as lists have them.
  var listedAccounts: [Int] {
    redaction?.numbers.order ?? Array(0..<market.accounts.count)
  }
}

extension Redaction {
  /// Returns a market with numbers in place of names.
  public func redacted(_ market: Market) -> Market {
    var clean = market
    clean.accounts = redacted(market.accounts)
    clean.deals = market.deals.map { table in
      DealTable(
        source: "deals file",
        deals: table.deals.map { deal in
          var deal = deal
          (deal.id, deal.accountReference) = ("", "")
          return deal
        }, pipelines: table.pipelines, columns: table.columns)
    }
    clean.contacts = market.contacts.map { table in
      ContactTable(
        source: "contacts file",
        contacts: table.contacts.map { contact in
          var contact = contact
          contact.name = ""
          return contact
        })
    }
    clean.files = []
    clean.reconciliations = zip(market.reconciliations, fileRoles(market)).map {
      redacted($0, role: $1)
    }
    return clean
  }

  /// Returns accounts with numbers in place of names.
  public func redacted(_ accounts: AccountTable) -> AccountTable {
    let rows = 0..<accounts.count
    var clean = AccountTable(
      source: "accounts file", ids: rows.map { "account-\(numbers.text($0))" },
      names: rows.map { "Account \(numbers.text($0))" },
      domains: rows.map {
        accounts.domains[$0].isEmpty ? "" : "account-\(numbers.text($0)).example"
      },
      columns: accounts.columns, lines: accounts.lines)
    clean.identityHeaders = accounts.identityHeaders
    return clean
  }

  private func redacted(_ reconciliation: Reconciliation, role: String) -> Reconciliation {
    Reconciliation(
      source: "\(role) file", rowsRead: reconciliation.rowsRead,
      fates: reconciliation.fates.map { fate in
        .init(
          what: replaced(in: fate.what), isUsed: fate.isUsed, count: fate.count,
          examples: fate.examples.map { .init(line: $0.line, value: "") })
      },
      // Whatever a note quotes may be the value of a cell, and so may what follows a line's number.
      notes: reconciliation.notes.map {
        replaced(in: $0).replacing(#/“[^”]*”/#, with: "“…”")
          .replacing(#/(line [0-9,]+) \([^)]*\)/#) { "\($0.output.1)" }
      })
  }

  /// Returns how a result was computed without anything that somebody could compare a guess with.
  func redacted(_ provenance: Provenance) -> Provenance {
    var clean = provenance
    clean.isRedacted = true
    clean.model = .init(role: "model", name: "model file")
    clean.sources = provenance.sources.map {
      .init(role: $0.role, name: "\($0.role) file", rowsRead: $0.rowsRead)
    }
    return clean
  }
}
