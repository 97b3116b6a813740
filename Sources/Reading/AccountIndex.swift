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
  /// What several accounts share stands for none of them.
  private static let shared = -1

  init(_ accounts: AccountTable) {
    for row in 0..<accounts.count {
      byID[AccountKey.id(accounts.ids[row])] = row
      Self.add(accounts.domains[row], row, to: &byDomain)
      Self.add(AccountKey.name(accounts.names[row]), row, to: &byName)
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
    for key in candidates(of: reference) {
      guard let row = key else { continue }
      if row != Self.shared { return .account(row) }
      isShared = true
    }
    return isShared ? .several : .none
  }

  private func candidates(of reference: Reference) -> [Int?] {
    var rows: [Int?] = []
    if !reference.id.isEmpty {
      rows.append(byID[AccountKey.id(reference.id)])
      if reference.id.contains(";") {
        for part in reference.id.split(separator: ";") {
          rows.append(byID[AccountKey.id(part.trimmingSpaces)])
        }
      }
    }
    if !reference.domain.isEmpty, let domain = DomainText.registrable(reference.domain) {
      rows.append(byDomain[domain])
    }
    if !reference.name.isEmpty {
      rows.append(byName[AccountKey.name(reference.name)])
      rows.append(byID[AccountKey.id(reference.name)])
      if let domain = DomainText.registrable(reference.name) { rows.append(byDomain[domain]) }
    }
    return rows
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
