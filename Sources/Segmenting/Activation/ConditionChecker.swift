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
    predicate(condition)(account)
  }

  /// Returns the question whether an account meets a condition, its field and level looked up once.
  package func predicate(_ condition: Segment.Condition) -> (Int) -> Bool {
    if condition.field.hasPrefix("signals.") { return signal(condition) }
    guard let column = market.accounts.column(condition.field) else { return { _ in false } }
    switch (column.values, condition.test) {
    case (.category(let codes, let levels), .level(let level)):
      return Self.hasCode(codes, levels, [level])
    case (.category(let codes, let levels), .anyLevel(let wanted)):
      return Self.hasCode(codes, levels, wanted)
    case (.yesNo(let answers), .level): return { answers[$0] == true }
    case (.tags(let lists), .tag(let tag)), (.tags(let lists), .level(let tag)):
      guard let code = lists.levels.firstIndex(of: tag).map(Int32.init) else {
        return { _ in false }
      }
      return { lists.codes(ofRow: $0).contains(code) }
    case (.number(let values), .range(let range)): return { range.contains(values[$0]) }
    case (.date(let dates), .within(let days)): return { isWithin(dates[$0], days) }
    default: return { _ in false }
    }
  }

  private static func hasCode(
    _ codes: [Int32], _ levels: [String], _ wanted: [String]
  ) -> (Int) -> Bool {
    let own = wanted.compactMap { levels.firstIndex(of: $0).map(Int32.init) }
    return { own.contains(codes[$0]) }
  }

  private func isWithin(_ date: CalendarDate?, _ days: Int) -> Bool {
    guard let asOf, let date else { return false }
    return date <= asOf && asOf.days(since: date) <= days
  }

  private func signal(_ condition: Segment.Condition) -> (Int) -> Bool {
    guard let table = market.signals, case .within(let days) = condition.test,
      let kind = table.kinds.firstIndex(of: String(condition.field.dropFirst("signals.".count)))
    else { return { _ in false } }
    return { account in
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
}
