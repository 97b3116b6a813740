import Reading

/// What the deals that count say about every account.
struct DealLedger {
  /// One account's deals.
  struct Entry {
    var wonCount = 0
    var lostCount = 0
    var revenue = 0.0
    var dealsWithAmount = 0
    /// Days from creation to close of the won deals where both are known.
    var cycles: [Double] = []
    /// Whether a deal was won on or before the cut-off.
    var wasCustomer = false
  }

  /// One entry per account, n.
  private(set) var entries: [Entry]
  /// Resolved deals closed after the as-of date.
  private(set) var laterDealCount = 0
  /// Resolved deals without a close date.
  private(set) var undatedDealCount = 0
  /// Resolved deals without an account.
  private(set) var unmatchedDealCount = 0

  init(deals: DealTable, accountCount: Int, cutoff: CalendarDate?, asOf: CalendarDate?) {
    entries = [Entry](repeating: Entry(), count: accountCount)
    for deal in deals.deals where deal.outcome != .open {
      guard let account = deal.account else {
        unmatchedDealCount += 1
        continue
      }
      if let asOf, let closed = deal.closed, closed > asOf {
        laterDealCount += 1
        continue
      }
      if let cutoff {
        guard let closed = deal.closed else {
          undatedDealCount += 1
          continue
        }
        guard closed > cutoff else {
          if deal.outcome == .won { entries[account].wasCustomer = true }
          continue
        }
      }
      count(deal, in: account)
    }
  }

  private mutating func count(_ deal: DealTable.Deal, in account: Int) {
    guard deal.outcome == .won else {
      entries[account].lostCount += 1
      return
    }
    entries[account].wonCount += 1
    if deal.amount > 0 {
      entries[account].revenue += deal.amount
      entries[account].dealsWithAmount += 1
    }
    if let days = deal.cycleDays { entries[account].cycles.append(Double(days)) }
  }

  /// Returns how often an account counts as a success and how often as a trial.
  func counts(_ account: Int, _ measure: BacktestReport.Measure) -> (successes: Int, trials: Int) {
    // Read in place: a copy of the entry would count references to its list of days.
    switch measure {
    case .conversion: (entries[account].wonCount > 0 ? 1 : 0, 1)
    case .winRate:
      (entries[account].wonCount, entries[account].wonCount + entries[account].lostCount)
    }
  }

  /// Returns the sums of the same over some accounts.
  func counts(
    _ accounts: [Int], _ measure: BacktestReport.Measure
  ) -> (successes: Int, trials: Int) {
    accounts.reduce(into: (successes: 0, trials: 0)) { sum, account in
      let own = counts(account, measure)
      sum.successes += own.successes
      sum.trials += own.trials
    }
  }
}
