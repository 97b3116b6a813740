/// The ids, names and domains of accounts as they are read, each id once.
struct AccountIdentities {
  /// What one row says of itself.
  struct Identity {
    /// The id as it stands in the file.
    let id: String?
    /// The name.
    let name: String?
    /// The registrable domain.
    let domain: String?

    init(_ table: CSVTable, row: Int, names: ColumnNames) {
      func value(_ role: Role) -> String? {
        names.roles[role].flatMap { table.value(row: row, column: $0) }
      }
      id = value(.id)
      name = value(.name)
      domain = value(.domain).flatMap(DomainText.registrable)
    }
  }

  /// The id of each account.
  private(set) var ids: [String] = []
  /// The name of each account.
  private(set) var names: [String] = []
  /// The domain of each account; empty where unknown.
  private(set) var domains: [String] = []
  private var used: Set<String> = []
  private var linesByName: [String: [Int]] = [:]
  private var linesByDomain: [String: [Int]] = [:]
  private var sharedNames: [String] = []
  private var sharedDomains: [String] = []
  private var madeCount = 0

  /// Adds an account; returns false where its id is already used.
  ///
  /// A row without an id gets its domain, or else its name, or else its line as one.
  mutating func add(_ identity: Identity, line: Int) -> Bool {
    let id: String
    if let given = identity.id {
      guard used.insert(AccountKey.id(given)).inserted else { return false }
      id = given
    } else {
      id = made(identity, line: line)
      madeCount += 1
    }
    ids.append(id)
    names.append(identity.name ?? identity.domain ?? id)
    domains.append(identity.domain ?? "")
    if let domain = identity.domain {
      linesByDomain[domain, default: []].append(line)
      if linesByDomain[domain]?.count == 2 { sharedDomains.append(domain) }
    }
    if let name = identity.name {
      let key = AccountKey.name(name)
      linesByName[key, default: []].append(line)
      if linesByName[key]?.count == 2 { sharedNames.append(key) }
    }
    return true
  }

  private mutating func made(_ identity: Identity, line: Int) -> String {
    let last =
      (identity.name ?? identity.domain).map { "\($0) (line \(line))" } ?? "row on line \(line)"
    for candidate in [identity.domain, identity.name, last].compactMap({ $0 })
    where used.insert(AccountKey.id(candidate)).inserted {
      return candidate
    }
    // Only an account whose own id looks like a made one gets here.
    used.insert("line \(line)")
    return "line \(line)"
  }

  /// What is unusual about the identities, in sentences.
  var notes: [String] {
    var notes: [String] = []
    if madeCount > 0, madeCount < ids.count {
      notes.append("\(madeCount) accounts have no id: their domain, name or line stands for it")
    }
    if let note = Self.note(sharedDomains, "domain", linesByDomain) { notes.append(note) }
    if let note = Self.note(sharedNames, "name", linesByName) { notes.append(note) }
    return notes
  }

  private static func note(
    _ shared: [String], _ what: String, _ lines: [String: [Int]]
  ) -> String? {
    guard !shared.isEmpty else { return nil }
    let examples = shared.prefix(5).map { value in
      let all = lines[value, default: []].map(String.init).joined(separator: ", ")
      return "“\(value)” (lines \(all))"
    }
    return "\(shared.count) \(what)\(shared.count == 1 ? " is" : "s are") shared by several "
      + "accounts and \(shared.count == 1 ? "joins" : "join") nothing to them: "
      + examples.joined(separator: ", ") + (shared.count > 5 ? ", …" : "")
  }
}
