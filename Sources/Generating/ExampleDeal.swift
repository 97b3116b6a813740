import Reading
import Statistics

/// A deal of the worked example.
struct ExampleDeal {
  let account: ExampleAccount
  let stage: String
  let amount: Int
  let created: CalendarDate
  let close: CalendarDate

  /// What a tier won, lost and still has open.
  struct Record {
    let tier: Int
    let amount: Int
    /// Days from creation to close of the won deals; their median is known.
    let wonCycles: [Int]
    let lostCount: Int
    let openCount: Int
  }

  static let records = [
    Record(
      tier: 1, amount: 200_000, wonCycles: [96, 118, 131, 140, 144, 153, 170, 203], lostCount: 10,
      openCount: 6),
    Record(
      tier: 2, amount: 60_000, wonCycles: [41, 58, 66, 79, 88, 95, 99, 104, 113, 128, 146, 171],
      lostCount: 30, openCount: 12),
    Record(
      tier: 3, amount: 45_000, wonCycles: [72, 98, 117, 125, 149, 188], lostCount: 40,
      openCount: 10),
  ]

  /// Returns the deals, at most one an account, in the order of their creation.
  static func all(_ accounts: [ExampleAccount]) -> [ExampleDeal] {
    var draw = SeededGenerator(seed: WorkedExample.seed, stream: .max - 1)
    var deals: [ExampleDeal] = []
    for record in records {
      var chosen = draw.shuffled(accounts.filter { $0.tier == record.tier })
      for cycle in record.wonCycles {
        // The first one won closes on the day of the example, so that this day can be read off.
        let age = deals.isEmpty ? 0 : draw.whole(1...360 - cycle)
        let close = WorkedExample.asOf.adding(days: -age)
        deals.append(
          ExampleDeal(
            account: chosen.removeLast(), stage: "Closed Won", amount: record.amount,
            created: close.adding(days: -cycle), close: close))
      }
      for _ in 0..<record.lostCount {
        let cycle = draw.whole(20...190)
        let close = WorkedExample.asOf.adding(days: -draw.whole(1...360 - cycle))
        deals.append(
          ExampleDeal(
            account: chosen.removeLast(), stage: "Closed Lost", amount: amount(record, &draw),
            created: close.adding(days: -cycle), close: close))
      }
      for _ in 0..<record.openCount {
        deals.append(
          ExampleDeal(
            account: chosen.removeLast(), stage: draw.item(of: openStages),
            amount: amount(record, &draw),
            created: WorkedExample.asOf.adding(days: -draw.whole(3...150)),
            close: WorkedExample.asOf.adding(days: draw.whole(10...120))))
      }
    }
    let order = deals.indices.sorted {
      (deals[$0].created.dayNumber, $0) < (deals[$1].created.dayNumber, $1)
    }
    return order.map { deals[$0] }
  }

  /// Returns deals.csv.
  static func rows(_ accounts: [ExampleAccount]) -> [UInt8] {
    var rows = RowBuffer(header: [
      "Opportunity ID", "Opportunity Name", "Account Name", "Stage", "Amount", "Created Date",
      "Close Date",
    ])
    for (number, deal) in all(accounts).enumerated() {
      rows.beginField()
      rows.append("D")
      rows.append(number + 1, width: 4)
      rows.field(deal.account.profile.useCase)
      rows.field(deal.account.name.name)
      rows.field(deal.stage)
      rows.field(deal.amount)
      rows.field(deal.created)
      rows.field(deal.close)
      rows.endRow()
    }
    return rows.bytes
  }

  /// Returns what a deal that is not won was to bring: within a third of the tier's amount.
  private static func amount(_ record: Record, _ draw: inout SeededGenerator) -> Int {
    record.amount * draw.whole(67...133) / 100 / 1_000 * 1_000
  }

  private static let openStages = ["Discovery", "Proposal", "Negotiation"]
}
