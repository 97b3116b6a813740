/// Finds the account that a row of another file means, by id, then domain, then name.
struct AccountIndex {
  /// What a row says about its account; empty where it says nothing.
  struct Reference: Equatable {
    var id = ""
    var domain = ""
    var name = ""

    /// What to show for it: the first that is there.
    var text: String { !id.isEmpty ? id : !domain.isEmpty ? domain : name }
  }

  /// What a reference leads to.
  enum Match: Equatable {
    case account(Int)
    case several
    case none
    /// The row does not name an account.
    case empty
  }

  private var byID: [String: Int] = [:]
  private var byDomain: [String: Int] = [:]
  private var byName: [String: Int] = [:]
  /// Ids that are the very name of several accounts, one of which got it for its id: they tell nobody apart.
  private var namesSharedAsIDs: Set<String> = []
  /// What several accounts share stands for none of them.
  private static let shared = -1

  /// Creates an index.
  ///
  /// - Parameters:
  ///   - accounts: The accounts.
  ///   - hasDomains: Whether references hold domains; without them or names none are looked up.
  ///   - hasNames: Whether references hold names.
  init(_ accounts: AccountTable, hasDomains: Bool = true, hasNames: Bool = true) {
    byID.reserveCapacity(accounts.count)
    for row in 0..<accounts.count {
      byID[AccountKey.id(accounts.ids[row])] = row
      if hasDomains || hasNames { Self.add(accounts.domains[row], row, to: &byDomain) }
      if hasNames { Self.add(AccountKey.name(accounts.names[row]), row, to: &byName) }
    }
    guard byName.values.contains(Self.shared) else { return }
    // “Siemens AG” and “Siemens Ltd” share a name and not an id.
    var named: Set<String> = []
    for row in 0..<accounts.count
    where byName[AccountKey.name(accounts.names[row])] == Self.shared {
      let id = AccountKey.id(accounts.names[row])
      if !named.insert(id).inserted, byID[id] != nil { namesSharedAsIDs.insert(id) }
    }
  }

  private static func add(_ key: String, _ row: Int, to index: inout [String: Int]) {
    guard !key.isEmpty else { return }
    if index.updateValue(row, forKey: key) != nil { index[key] = shared }
  }

  /// Returns what the reference leads to.
  ///
  /// A name may also be an id or a domain, and an id of several parts (`12;15`) is tried in order.
  func match(_ reference: Reference) -> Match {
    guard !reference.text.isEmpty else { return .empty }
    var isShared = false
    for lookup in [idRow, domainRow, nameRow] {
      guard let row = lookup(reference) else { continue }
      if row != Self.shared { return .account(row) }
      isShared = true
    }
    return isShared ? .several : .none
  }

  private func idRow(_ reference: Reference) -> Int? {
    guard !reference.id.isEmpty else { return nil }
    if let row = byID[AccountKey.id(reference.id)] { return row }
    guard reference.id.contains(";") else { return nil }
    return reference.id.split(separator: ";").lazy
      .compactMap { byID[AccountKey.id($0.trimmingSpaces)] }.first
  }

  private func domainRow(_ reference: Reference) -> Int? {
    guard !reference.domain.isEmpty else { return nil }
    return DomainText.registrable(reference.domain).flatMap { byDomain[$0] }
  }

  private func nameRow(_ reference: Reference) -> Int? {
    guard !reference.name.isEmpty else { return nil }
    let id = AccountKey.id(reference.name)
    let rows = [
      byName[AccountKey.name(reference.name)], namesSharedAsIDs.contains(id) ? nil : byID[id],
      DomainText.registrable(reference.name).flatMap { byDomain[$0] },
    ].compactMap { $0 }
    return rows.first { $0 != Self.shared } ?? rows.first
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
