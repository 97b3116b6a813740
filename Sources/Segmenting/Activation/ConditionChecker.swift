import Reading

/// Whether accounts meet a condition of a trait, straight from the table.
package struct ConditionChecker {
  private let market: Market
  private let asOf: CalendarDate?

  /// Creates a checker for a market as of a day.
  package init(market: Market, asOf: CalendarDate?) {
    (self.market, self.asOf) = (market, asOf)
  }

  /// Returns whether an account meets a condition; what is not known is not met.
  package func holds(_ condition: Segment.Condition, _ account: Int) -> Bool {
    if condition.field.hasPrefix("signals.") { return hasSignal(condition, account) }
    guard let column = market.accounts.column(condition.field) else { return false }
    switch (column.values, condition.test) {
    case (.category(let codes, let levels), .level(let level)):
      return codes[account] >= 0 && levels[Int(codes[account])] == level
    case (.category(let codes, let levels), .anyLevel(let wanted)):
      return codes[account] >= 0 && wanted.contains(levels[Int(codes[account])])
    case (.yesNo(let answers), .level): return answers[account] == true
    case (.tags(let lists), .tag(let tag)), (.tags(let lists), .level(let tag)):
      return lists.codes(ofRow: account).contains { lists.levels[Int($0)] == tag }
    case (.number(let values), .range(let range)): return range.contains(values[account])
    case (.date(let dates), .within(let days)):
      return isWithin(dates[account], days)
    default: return false
    }
  }

  private func isWithin(_ date: CalendarDate?, _ days: Int) -> Bool {
    guard let asOf, let date else { return false }
    return date <= asOf && asOf.days(since: date) <= days
  }

  private func hasSignal(_ condition: Segment.Condition, _ account: Int) -> Bool {
    guard let table = market.signals, case .within(let days) = condition.test,
      let kind = table.kinds.firstIndex(of: String(condition.field.dropFirst("signals.".count)))
    else { return false }
    // Signals are sorted by account.
    var (low, high) = (0, table.signals.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(table.signals[middle].account) < account { low = middle + 1 } else { high = middle }
    }
    return table.signals[low...].prefix { Int($0.account) == account }
      .contains { Int($0.kind) == kind && isWithin($0.date, days) }
  }
}
