import Reading
import Statistics

/// Writes the deals of the accounts of a generated market, one after the other.
struct MarketDeals {
  static let header = [
    "Opportunity ID", "Opportunity Name", "Account ID", "Stage", "Amount", "Created Date",
    "Close Date", "Pipeline",
  ]

  let cutOff: CalendarDate
  let asOf: CalendarDate
  private var count = 0

  init(cutOff: CalendarDate, asOf: CalendarDate) {
    self.cutOff = cutOff
    self.asOf = asOf
  }

  /// Writes an account's deals.
  ///
  /// Customers won before the cut-off and have no new deal after it. All others win with their chance,
  /// lose a little more often than they win, and now and then have an open deal.
  mutating func write(
    _ account: MarketAccount, chance: Double, to rows: inout RowBuffer,
    using draw: inout SeededGenerator
  ) {
    if account.isCustomer || account.isFormerCustomer || draw.chance(0.02) {
      let stage = account.isCustomer || account.isFormerCustomer ? "Closed Won" : "Closed Lost"
      let close = cutOff.adding(days: -draw.whole(0...700))
      write(account, stage, close.adding(days: -draw.whole(20...200)), close, &rows, &draw)
    }
    guard !account.isCustomer else { return }
    let days = asOf.days(since: cutOff)
    if draw.chance(chance) {
      let close = asOf.adding(days: -draw.whole(0...days - 1))
      write(account, "Closed Won", close.adding(days: -draw.whole(25...180)), close, &rows, &draw)
    } else if draw.chance(0.03 + chance) {
      let close = asOf.adding(days: -draw.whole(0...days - 1))
      write(account, "Closed Lost", close.adding(days: -draw.whole(15...220)), close, &rows, &draw)
    } else if draw.chance(0.01 + 0.2 * chance) {
      let created = asOf.adding(days: -draw.whole(0...120))
      let stage = draw.item(of: ["Discovery", "Proposal", "Negotiation"])
      write(account, stage, created, asOf.adding(days: draw.whole(1...150)), &rows, &draw)
    }
  }

  private mutating func write(
    _ account: MarketAccount, _ stage: String, _ created: CalendarDate, _ close: CalendarDate,
    _ rows: inout RowBuffer, _ draw: inout SeededGenerator
  ) {
    count += 1
    rows.beginField()
    rows.append("D")
    rows.append(count, width: 7)
    rows.field(account.useCase)
    rows.beginField()
    account.appendID(to: &rows)
    rows.field(stage)
    // From about $10,000 for the smallest companies to $250,000 for the largest.
    let size = 1 + account.profile.employeeBand
    rows.field(size * size * draw.whole(30...50) * 100 + draw.whole(50...90) * 100)
    rows.field(created)
    rows.field(close)
    rows.field(draw.chance(0.85) ? "New business" : "Partners")
    rows.endRow()
  }
}
