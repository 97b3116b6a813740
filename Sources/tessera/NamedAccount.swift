import Reading

/// The account that somebody names at the terminal.
enum NamedAccount {
  /// Returns the row of the account with a domain, an id or a name.
  static func row(_ name: String, in accounts: AccountTable) throws -> Int {
    switch accounts.find(name) {
    case .account(let row): return row
    case .several(let rows):
      let lines = rows.prefix(5).map { "line \(accounts.lines[$0])" }.joined(separator: ", ")
      throw Failure(
        usage:
          "\(rows.count) accounts of \(accounts.source) are called “\(name)” (\(lines)); name the "
          + "one that is meant by its domain or id")
    case .none(let nearest):
      throw Failure(
        usage: "no account of \(accounts.source) is called “\(name)”"
          + (nearest.map { "; did you mean “\($0)”?" } ?? "; name it by domain, id or name"))
    }
  }
}
