import Reading
import Statistics

/// Adds up deals by group of accounts: tiers, customers, and the deals of no account.
///
/// What counts as resolved is what counts in `DealLedger`. Beyond that, open deals make the pipeline; so do deals that
/// closed only after the as-of day, because on that day they were open.
struct DealSumsByGroup {
  /// One entry per group of accounts, g.
  private(set) var groups: [DealSums]
  /// The deals without an account.
  private(set) var outside = DealSums()
  /// Adds up all deals.
  ///
  /// - Parameters:
  ///   - deals: The deals.
  ///   - groupOf: The group of every account, n, from 0 to `groupCount`, exclusive.
  ///   - groupCount: g.
  ///   - wasCustomer: Whether every account is known to have been a customer before its deals, n.
  ///   - cutoff: Deals closed on or before this day do not count; nothing for all of history.
  ///   - asOf: Deals closed after this day were still open on it.
  init(
    deals: DealTable, groupOf: [Int], groupCount: Int, wasCustomer: [Bool], cutoff: CalendarDate?,
    asOf: CalendarDate?
  ) {
    groups = [DealSums](repeating: DealSums(), count: groupCount)
    // Not a part of this value: adding to a group would copy all groups first, for every deal.
    let rule = DealCounting(
      cutoff: cutoff, asOf: asOf, lastDay: asOf ?? Self.lastDay(of: deals))
    let firstWins = Self.firstWins(deals, accountCount: groupOf.count)
    for deal in deals.deals {
      guard let account = deal.account else {
        rule.add(deal, to: &outside, isExpansion: deal.isExpansion)
        continue
      }
      var isExpansion = deal.isExpansion || wasCustomer[account]
      if let began = deal.created ?? deal.closed, let won = firstWins[account], won < began {
        isExpansion = true
      }
      rule.add(deal, to: &groups[groupOf[account]], isExpansion: isExpansion)
    }
  }

  private static func lastDay(of deals: DealTable) -> CalendarDate? {
    var last: CalendarDate?
    for deal in deals.deals {
      for case let day? in [deal.created, deal.closed] where last.map({ day > $0 }) ?? true {
        last = day
      }
    }
    return last
  }

  /// The day of every account's first win; nothing without one.
  private static func firstWins(_ deals: DealTable, accountCount: Int) -> [CalendarDate?] {
    var firsts = [CalendarDate?](repeating: nil, count: accountCount)
    for deal in deals.deals where deal.outcome == .won {
      guard let account = deal.account, let closed = deal.closed else { continue }
      firsts[account] = min(firsts[account] ?? closed, closed)
    }
    return firsts
  }
}

/// What of a deal counts, and as what.
private struct DealCounting {
  let cutoff: CalendarDate?
  let asOf: CalendarDate?
  /// The day up to which open deals are known to be open.
  let lastDay: CalendarDate?

  func add(_ deal: DealTable.Deal, to sums: inout DealSums, isExpansion: Bool) {
    let isLater = asOf.flatMap { asOf in deal.closed.map { $0 > asOf } } ?? false
    let isOpen = deal.outcome == .open || isLater
    if isOpen, let asOf, let created = deal.created, created > asOf { return }
    if isOpen {
      // One that closed later and has no creation date may not yet have been there.
      if deal.outcome == .open || deal.created != nil { sums.addOpen(deal) }
    } else if cutoff.map({ cutoff in deal.closed.map { $0 > cutoff } ?? false }) ?? true {
      sums.addResolved(deal, isExpansion: isExpansion)
    }
    follow(deal, isOpen: isOpen, in: &sums)
  }

  /// Counts the time of a deal: with a window only of those created in it, whose first days lie in it too.
  private func follow(_ deal: DealTable.Deal, isOpen: Bool, in sums: inout DealSums) {
    guard let created = deal.created, let end = isOpen ? lastDay : deal.closed, end >= created
    else {
      sums.untimedCount += 1
      return
    }
    if let cutoff, created <= cutoff { return }
    let fate: WritableKeyPath<EventTimes.Day, Int> =
      isOpen ? \.open : deal.outcome == .won ? \.won : \.lost
    sums.times.count(fate, after: end.days(since: created))
  }
}
