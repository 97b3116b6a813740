import Statistics

/// The contacts of the worked example: roles, not people.
enum ExampleContact {
  private static let roles: [(title: String, mailbox: String, isDecider: Bool)] = [
    ("Chief Operating Officer", "coo", true), ("Chief Information Officer", "cio", true),
    ("Head of Operations", "operations", true), ("Director of Finance", "finance", true),
    ("IT Manager", "it", false), ("Operations Analyst", "analyst", false),
    ("Procurement Manager", "procurement", false),
  ]

  /// Returns contacts.csv: two contacts for most accounts of Tier 1, one for most of the others.
  static func rows(_ accounts: [ExampleAccount]) -> [UInt8] {
    var rows = RowBuffer(header: [
      "Company name", "Job title", "Email", "Phone", "Decision maker",
    ])
    var draw = SeededGenerator(seed: WorkedExample.seed, stream: .max - 2)
    for account in accounts {
      let share = account.tier == 3 ? 0.55 : 0.9
      let count = draw.chance(share) ? (account.tier == 1 ? 2 : 1) : 0
      for role in draw.shuffled(roles).prefix(count) {
        rows.field(account.name.name)
        rows.field(role.title)
        rows.field(draw.chance(0.15) ? "" : "\(role.mailbox)@\(account.name.domain)")
        // 555-0100 to 555-0199 are kept free for examples.
        rows.beginField()
        if draw.chance(0.6) {
          rows.append("+1 202 555 ")
          rows.append(draw.whole(100...199), width: 4)
        }
        rows.field(role.isDecider ? "Yes" : "No")
        rows.endRow()
      }
    }
    return rows.bytes
  }
}
