import Reading
import Statistics

/// The stretches of time that the history of deals is cut into: accounts are described at the beginning of one, and
/// judged by what came of them in it.
package struct TrialPeriods {
  /// The day on which each period begins, k, ascending; what is known up to it describes an account.
  package let origins: [CalendarDate]
  /// The last day of each period, k.
  package let ends: [CalendarDate]
  /// How long a period is, in calendar months.
  package let months: Int
  /// The days within which four deals of five that end at all have ended; nothing where cycles are unknown.
  package let maturityDays: Int?

  /// The fewest periods that have an earlier one to learn from and one to be judged by.
  static let fewest = 2
  private static let most = 8
  private static let shortest = 3

  /// Cuts the time up to a day into periods, the last of which ends on it.
  ///
  /// A period is as long as four deals of five take, at least three months, and longer where there would be more than eight.
  /// The first begins three months after the first signal at the earliest, so that there is something to know.
  /// There are no periods where deals have no dates or the history is too short for two.
  ///
  /// - Parameters:
  ///   - market: Deals and signals.
  ///   - asOf: The day after which nothing is known.
  ///   - creation: Whether a deal belongs to the period in which it was created, and not closed.
  package init?(_ market: Market, asOf: CalendarDate?, byCreation creation: Bool) {
    guard let deals = market.deals?.deals, let asOf else { return nil }
    let resolved = deals.filter { $0.outcome != .open && $0.closed.map { $0 <= asOf } ?? false }
    let days = resolved.compactMap { creation ? $0.created ?? $0.closed : $0.closed }
      .map { Double($0.dayNumber) }.sorted()
    guard days.count >= 2 else { return nil }
    // A mistyped year must not stretch the history.
    var first = CalendarDate(dayNumber: Int(Quantile.value(at: 0.01, ofSorted: days)))
    if let signals = market.signals?.signals, !signals.isEmpty {
      let day = Self.early(signals.map(\.date.dayNumber))
      first = max(first, CalendarDate(dayNumber: day).adding(months: Self.shortest))
    }
    let cycles = resolved.compactMap(\.cycleDays).map(Double.init).sorted()
    maturityDays = cycles.isEmpty ? nil : Int(Quantile.value(at: 0.8, ofSorted: cycles))
    let history = Self.months(from: first, to: asOf)
    let followed = maturityDays.map { ($0 + 29) / 30 } ?? Self.shortest
    let months = max(Self.shortest, followed, (history + Self.most - 1) / Self.most)
    let count = history / months
    guard count >= Self.fewest else { return nil }
    self.months = months
    ends = (0..<count).map { asOf.adding(months: -(count - 1 - $0) * months) }
    origins = (0..<count).map { asOf.adding(months: -(count - $0) * months) }
  }

  /// Returns the period that a day lies in: after its origin, up to its end; nothing outside all.
  package func period(of day: CalendarDate) -> Int? {
    guard let last = ends.last, day <= last else { return nil }
    return origins.lastIndex { day > $0 }
  }

  /// Returns whole calendar months from one day to a later one; 0 where it is not later.
  package static func months(from first: CalendarDate, to last: CalendarDate) -> Int {
    var months = max(0, last.days(since: first) / 31)
    while first.adding(months: months + 1) <= last { months += 1 }
    return months
  }

  /// Returns the day that one in a hundred is at most, by counting, as there may be millions.
  private static func early(_ days: [Int]) -> Int {
    let sample = Swift.stride(from: 0, to: days.count, by: max(1, days.count / 10_000))
      .map { Double(days[$0]) }.sorted()
    return Int(Quantile.value(at: 0.01, ofSorted: sample))
  }
}
