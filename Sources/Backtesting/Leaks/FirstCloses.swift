import Reading

/// When each account's first resolved deal was closed, and how.
///
/// Shapes: n accounts.
struct FirstCloses: Sendable {
  /// The day number, n; `none` where no deal that counts has a close date.
  private(set) var days: [Int32]
  /// Whether that deal was won, n.
  private(set) var isWon: [Bool]
  static let none = Int32.max

  /// Looks at the deals that count: closed after the cut-off and up to the as-of day.
  ///
  /// - Complexity: O(deals).
  init(_ table: DealTable, accountCount: Int, cutoff: CalendarDate?, asOf: CalendarDate?) {
    days = [Int32](repeating: Self.none, count: accountCount)
    isWon = [Bool](repeating: false, count: accountCount)
    for deal in table.deals where deal.outcome != .open {
      guard let account = deal.account, let closed = deal.closed else { continue }
      if let cutoff, closed <= cutoff { continue }
      if let asOf, closed > asOf { continue }
      let day = Int32(closed.dayNumber)
      // Of two on one day the won one counts.
      let isFirst = day < days[account] || (day == days[account] && deal.outcome == .won)
      guard isFirst else { continue }
      days[account] = day
      isWon[account] = deal.outcome == .won
    }
  }
}
