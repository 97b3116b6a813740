import Reading
import Statistics

/// How fast deals were won, by level of a column: the attributes of the shortest cycles.
///
/// Only won deals that closed within twelve months of the latest date count, and only of accounts that
/// fit the profile, so that whoever is quick to buy and quick to leave is not sought.
package struct CycleEvidence {
  /// A level with its deals.
  package struct Level: Equatable {
    /// The level.
    package let name: String
    /// The median of its cycles in days.
    package let medianDays: Double
    /// How many deals it is of.
    package let dealCount: Int
  }

  /// The median of all cycles in days; NaN where there is none.
  package let medianDays: Double
  /// How many deals there are.
  package let dealCount: Int
  private let cycles: [(account: Int, days: Double)]

  /// Fewer deals than this say nothing of a level.
  package static let fewestDeals = 5

  /// Counts the cycles of some accounts' deals.
  package init(_ market: Market, accounts: Set<Int>) {
    let first = market.latestDate?.adding(months: -12)
    cycles = (market.deals?.deals ?? []).compactMap { deal in
      guard deal.outcome == .won, let account = deal.account, accounts.contains(account),
        let closed = deal.closed, let first, closed > first, let days = deal.cycleDays
      else { return nil }
      return (account, Double(days))
    }
    medianDays = Median.of(cycles.map(\.days))
    dealCount = cycles.count
  }

  /// Returns the levels of a category with enough deals, the fastest first; of equals the one with more deals.
  package func levels(_ column: Column) -> [Level] {
    guard case .category(let codes, let names) = column.values else { return [] }
    var days = [[Double]](repeating: [], count: names.count)
    for cycle in cycles where codes[cycle.account] >= 0 {
      days[Int(codes[cycle.account])].append(cycle.days)
    }
    return names.indices.filter { days[$0].count >= Self.fewestDeals }
      .map { Level(name: names[$0], medianDays: Median.of(days[$0]), dealCount: days[$0].count) }
      .sorted { ($0.medianDays, -$0.dealCount, $0.name) < ($1.medianDays, -$1.dealCount, $1.name) }
  }
}
