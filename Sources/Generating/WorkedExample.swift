import Reading
import Statistics

/// The worked example: 500 accounts in a matrix of fit and intent, whose back-test is known by hand.
///
/// Tiers 1, 2 and 3 hold 40, 120 and 340 accounts and won 8, 12 and 6 of them at $200,000, $60,000 and
/// $45,000; the median sales cycles are 142, 97 and 121 days. The 120 accounts of Tier 2 are twelve
/// groups of ten that somebody who knows the market would name. The same bytes on every machine.
public struct WorkedExample: Sendable {
  /// The day on which the example is set.
  package static let asOf = CalendarDate(dayNumber: 20_634)  // 2026-06-30
  static let seed: UInt64 = 26

  /// Creates the example.
  public init() {}

  /// The files with their bytes: accounts.csv, deals.csv, contacts.csv and tessera.yaml.
  public var files: [(name: String, bytes: [UInt8])] {
    let accounts = Self.accounts()
    return [
      ("accounts.csv", Self.accountRows(accounts)), ("deals.csv", ExampleDeal.rows(accounts)),
      ("contacts.csv", ExampleContact.rows(accounts)),
      ("tessera.yaml", Array(ExampleModel.text.utf8)),
    ]
  }

  /// Writes `files`, over whatever stands there.
  ///
  /// - Parameter folder: The folder, made where there is none.
  /// - Throws: `GeneratingError` when a file cannot be written.
  public func write(to folder: String) throws(GeneratingError) {
    for (name, bytes) in files {
      let file = try WholeFile(folder: folder, name: name)
      try file.write(bytes)
      try file.finish()
    }
  }

  /// Returns the accounts in an order that says nothing of their tiers and groups.
  static func accounts() -> [ExampleAccount] {
    let mixed: [(tier: Int, planted: ExampleProfile?)] =
      Array(repeating: (1, nil), count: 40) + Array(repeating: (3, nil), count: 340)
    let planted = ExampleProfile.planted.flatMap { profile in
      Array(repeating: (tier: 2, planted: Optional(profile)), count: 10)
    }
    var order = SeededGenerator(seed: seed, stream: .max)
    return order.shuffled(mixed + planted).enumerated().map { number, place in
      ExampleAccount(number: number, tier: place.tier, planted: place.planted)
    }
  }

  private static func accountRows(_ accounts: [ExampleAccount]) -> [UInt8] {
    var rows = RowBuffer(header: [
      "Company name", "Website", "Employee count", "Annual revenue", "Vertical",
      "Technology stack", "Country", "Use case", "Website visits (last 90 days)",
      "Intent data score", "Fit score", "Intent level", "Existing customer?",
      "Existing sales relationship?", "Last meaningful engagement",
    ])
    for account in accounts {
      rows.field(account.name.name)
      rows.field(account.name.domain)
      rows.field(account.employees)
      rows.field(account.revenue)
      rows.field(account.profile.industry)
      rows.field(account.profile.technologies.joined(separator: "; "))
      rows.field(account.profile.country)
      rows.field(account.profile.useCase)
      rows.field(account.visits)
      rows.field(account.intentScore)
      rows.field(account.fit)
      rows.field(account.intent)
      rows.field("No")
      rows.field(account.hasRelationship ? "Yes" : "No")
      rows.field(account.lastEngagement)
      rows.endRow()
    }
    return rows.bytes
  }
}
