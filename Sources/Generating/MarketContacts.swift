import Statistics

/// Writes the contacts of the accounts of a generated market: roles, not people.
enum MarketContacts {
  static let header = ["Account ID", "Title", "Email", "Phone", "Decision Maker"]

  private static let roles: [(title: String, mailbox: String, decides: Bool)] = [
    ("Chief Operating Officer", "coo", true), ("Chief Information Officer", "cio", true),
    ("VP Operations", "operations", true), ("Director of Finance", "finance", true),
    ("IT Manager", "it", false), ("Business Analyst", "analyst", false),
    ("Procurement Manager", "procurement", false),
  ]

  /// Writes up to three contacts of an account, each with another role.
  static func write(
    _ account: MarketAccount, to rows: inout RowBuffer, using draw: inout SeededGenerator
  ) {
    let count = draw.whole(0...3)
    let first = draw.whole(0...roles.count - 1)
    for place in 0..<count {
      // Steps of 3 through 7 roles meet none twice.
      let role = roles[(first + 3 * place) % roles.count]
      rows.beginField()
      account.appendID(to: &rows)
      rows.field(role.title)
      rows.beginField()
      if draw.chance(0.8) {
        rows.append(role.mailbox)
        rows.append("@")
        rows.append(account.name.domain)
      }
      rows.beginField()
      if draw.chance(0.5) {
        // 555-0100 to 555-0199 are kept free for examples.
        rows.append("+1 202 555 ")
        rows.append(draw.whole(100...199), width: 4)
      }
      rows.field(role.decides ? "Yes" : "No")
      rows.endRow()
    }
  }
}
