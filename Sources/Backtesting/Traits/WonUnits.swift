import Reading
import Statistics

/// The accounts with a won deal, each with the medians of its wins.
struct WonUnits {
  private(set) var accounts: [Int] = []
  private(set) var dealCounts: [Int] = []
  private(set) var outcomes: [[TraitEffect.Outcome: Double]] = []
  /// Won and resolved deals by account.
  private(set) var tried: [Int: (won: Int, resolved: Int)] = [:]
  /// Won deals called expansion or renewal, which are left out.
  private(set) var expansionCount = 0
  /// Won deals without a close date, which are left out where others have one.
  private(set) var undatedCount = 0

  init(
    _ deals: [DealTable.Deal], accountCount: Int, since: CalendarDate?, asOf: CalendarDate?
  ) {
    var won: [Int: [DealTable.Deal]] = [:]
    for deal in deals where deal.outcome != .open {
      guard let account = deal.account else { continue }
      if let since, let asOf {
        guard let closed = deal.closed else {
          if deal.outcome == .won { undatedCount += 1 }
          continue
        }
        guard closed > since, closed <= asOf else { continue }
      }
      if deal.isExpansion {
        if deal.outcome == .won { expansionCount += 1 }
        continue
      }
      tried[account, default: (0, 0)].resolved += 1
      guard deal.outcome == .won else { continue }
      tried[account, default: (0, 0)].won += 1
      won[account, default: []].append(deal)
    }
    accounts = won.keys.sorted()
    for account in accounts {
      let own = won[account] ?? []
      dealCounts.append(own.count)
      var medians: [TraitEffect.Outcome: Double] = [:]
      for outcome in TraitEffect.Outcome.allCases {
        let values = own.compactMap { Self.value(of: $0, outcome) }
        if !values.isEmpty { medians[outcome] = Median.of(values) }
      }
      outcomes.append(medians)
    }
  }

  private static func value(
    of deal: DealTable.Deal, _ outcome: TraitEffect.Outcome
  ) -> Double? {
    let days = deal.cycleDays.map(Double.init)
    let amount = deal.amount > 0 ? deal.amount : nil
    switch outcome {
    case .cycle: return days
    case .value: return amount
    // A deal won on its first day took a day.
    case .valuePerMonth: return days.flatMap { days in amount.map { $0 / max(1, days) * 30 } }
    }
  }
}

/// One outcome of won accounts, ascending.
struct RankedSample: Sendable {
  let outcome: TraitEffect.Outcome
  /// The accounts and their values, by value.
  let accounts: [Int]
  let values: [Double]

  init(_ units: WonUnits, _ inner: [Int], _ outcome: TraitEffect.Outcome) {
    self.outcome = outcome
    let known = inner.compactMap { unit in
      units.outcomes[unit][outcome].map { (account: units.accounts[unit], value: $0) }
    }.sorted { ($0.value, $0.account) < ($1.value, $1.account) }
    (accounts, values) = (known.map(\.account), known.map(\.value))
  }
}
