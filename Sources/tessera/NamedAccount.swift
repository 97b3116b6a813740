import Reading
import Reporting

/// The account that somebody names at the terminal.
enum NamedAccount {
  /// Returns the row of the account with a domain, an id or a name.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - accounts: The accounts.
  ///   - redaction: What names are replaced by, in errors too.
  /// - Returns: The row.
  /// - Throws: `Failure` where none or several are called so.
  static func row(
    _ name: String, in accounts: AccountTable, _ redaction: Redaction?
  ) throws -> Int {
    func failure(_ message: String) -> Failure {
      Failure(usage: redaction?.said(message) ?? message)
    }
    switch accounts.find(name) {
    case .account(let row): return row
    case .several(let rows):
      let lines = rows.prefix(5).map { "line \(accounts.lines[$0])" }.joined(separator: ", ")
      throw failure(
        "\(rows.count) accounts of \(accounts.source) are called “\(name)” (\(lines)); name the "
          + "one that is meant by its domain or id")
    case .none(let nearest):
      throw failure(
        "no account of \(accounts.source) is called “\(name)”"
          + (nearest.map { "; did you mean “\($0)”?" } ?? "; name it by domain, id or name"))
    }
  }
}
