import Reading
import Statistics

/// Deals by the quarter in which they began: how many there were, and how many of those that ended were won.
///
/// The win rate of the last quarters often seems to fall: deals that are lost early have ended, those that will be won have not. So
/// a quarter counts as mature from the share of ended deals on that `leastEnded` says, and with `leastDeals` of them at least.
/// Deals of all accounts count, those that are customers by now too: without their first wins earlier quarters would look as if
/// hardly anything had been won.
public struct DealCohorts: Sendable {
  /// The deals that began in one quarter.
  public struct Quarter: Sendable {
    /// The year.
    public let year: Int
    /// The quarter of the year, 1 to 4.
    public let number: Int
    /// Won deals.
    public var won = 0
    /// Lost deals.
    public var lost = 0
    /// Deals that were open on the as-of day.
    public var open = 0

    /// All deals.
    public var count: Int { won + lost + open }
    /// Won deals ÷ deals that ended, with Wilson's interval.
    public var rate: Rate { Rate(successes: won, trials: won + lost) }
    /// Whether there are enough deals, and enough of them have ended, to tell the rate without reserve.
    public var isMature: Bool {
      count >= DealCohorts.leastDeals
        && Double(won + lost) >= DealCohorts.leastEnded * Double(count)
    }
    /// "2025 Q3".
    public var name: String { "\(year) Q\(number)" }
  }

  /// The quarters from the first to the last with a deal, at most `mostQuarters`, those without a deal among them.
  public let quarters: [Quarter]

  /// The share of ended deals from which a quarter is mature.
  public static let leastEnded = 0.8
  /// The number of deals from which a quarter is mature.
  public static let leastDeals = 10
  /// How many quarters are told of, the last ones.
  public static let mostQuarters = 12

  /// Counts deals; nothing where none counts.
  ///
  /// - Parameters:
  ///   - deals: The deals; those without a day of creation do not count, nor what is no new business: those called expansion or
  ///     renewal, and those begun after their account's first win.
  ///   - asOf: Deals created later do not count, and those closed later were open; nothing for all of history.
  package init?(_ deals: DealTable, asOf: CalendarDate?) {
    var firstWins: [Int: CalendarDate] = [:]
    for deal in deals.deals where deal.outcome == .won {
      guard let account = deal.account, let closed = deal.closed else { continue }
      firstWins[account] = min(firstWins[account] ?? closed, closed)
    }
    var byQuarter: [Int: Quarter] = [:]
    for deal in deals.deals where !deal.isExpansion {
      guard let created = deal.created, asOf.map({ created <= $0 }) ?? true else { continue }
      if let account = deal.account, let won = firstWins[account], created > won { continue }
      let (year, month, _) = created.parts
      let place = year * 4 + (month - 1) / 3
      var quarter = byQuarter[place] ?? Self.quarter(at: place)
      let isLater = asOf.flatMap { asOf in deal.closed.map { $0 > asOf } } ?? false
      switch deal.outcome {
      case .won where !isLater: quarter.won += 1
      case .lost where !isLater: quarter.lost += 1
      default: quarter.open += 1
      }
      byQuarter[place] = quarter
    }
    guard let first = byQuarter.keys.min(), let last = byQuarter.keys.max() else { return nil }
    quarters = (max(first, last - Self.mostQuarters + 1)...last).map {
      byQuarter[$0] ?? Self.quarter(at: $0)
    }
  }

  private static func quarter(at place: Int) -> Quarter {
    Quarter(year: place / 4, number: place % 4 + 1)
  }

  /// The rate of the last mature quarter, and how many later ones say too little yet, in a sentence.
  public var sentence: String {
    guard let place = quarters.lastIndex(where: \.isMature) else {
      return "In no quarter have enough deals ended to tell its win rate."
    }
    let last = quarters[place]
    let later = quarters[(place + 1)...].count { $0.count > 0 }
    let waiting =
      later == 0
      ? ""
      : later == 1
        ? "; 1 later quarter says too little yet" : "; \(later) later quarters say too little yet"
    return
      "Of the deals begun in \(last.name) \(DecimalText.percent(last.rate.value)) of those that ended were won "
      + "(\(DecimalText.fixed(last.rate.lower * 100, places: 1))–\(DecimalText.percent(last.rate.upper)))\(waiting)."
  }
}
