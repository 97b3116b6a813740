/// Finds the account that somebody names: by domain, by id or by name.
extension AccountTable {
  /// What a name leads to.
  package enum Found: Equatable {
    /// The account's row.
    case account(Int)
    /// The rows of all accounts that are called so.
    case several([Int])
    /// No account; the name or domain that is most like it, where there is one.
    case none(nearest: String?)
  }

  /// Returns the account with a domain (`acme.com`, or any address of it), else an id, else a name.
  ///
  /// Names are compared without case, punctuation and legal form, as where deals find their account.
  ///
  /// - Complexity: O(n) comparisons; names are looked at only where no domain and no id is the text.
  package func find(_ text: String) -> Found {
    for rows in [rows(withDomain: text), rows(withID: text), rows(withName: text)]
    where !rows.isEmpty {
      return rows.count == 1 ? .account(rows[0]) : .several(rows)
    }
    // Spelling is compared with each name, which would take long on a large market.
    let limit = min(count, 50_000)
    let known = (0..<limit).flatMap { [names[$0], domains[$0]] }.filter { !$0.isEmpty }
    return .none(nearest: nearestName(to: text, among: known))
  }

  private func rows(withDomain text: String) -> [Int] {
    guard let domain = DomainText.registrable(text) else { return [] }
    let bytes = Array(domain.utf8)
    return (0..<count).filter { domains.slice($0).elementsEqual(bytes) }
  }

  private func rows(withID text: String) -> [Int] {
    let key = AccountKey.id(text)
    let bytes = Array(key.utf8)
    return (0..<count).filter { row in
      let id = ids.slice(row)
      return id.starts(with: bytes) && AccountKey.id(ids[row]) == key
    }
  }

  private func rows(withName text: String) -> [Int] {
    let key = AccountKey.name(text)
    guard !key.isEmpty else { return [] }
    return (0..<count).filter { AccountKey.name(names[$0]) == key }
  }
}
