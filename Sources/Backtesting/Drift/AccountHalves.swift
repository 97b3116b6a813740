import Reading

/// Accounts in two halves by the day on which their first resolved deal closed.
struct AccountHalves: Sendable {
  /// The accounts of the older half, ascending.
  let older: [Int]
  /// The accounts of the newer half, ascending.
  let newer: [Int]
  /// The first day of the newer half.
  let since: CalendarDate

  /// Fewer accounts in a half show nothing but chance.
  private static let fewest = 30

  /// Cuts at the median day, which goes to the newer half; nothing where a half has too few accounts.
  ///
  /// - Complexity: O(n log n).
  init?(_ closes: FirstCloses, accounts: [Int]) {
    let known = accounts.filter { closes.days[$0] != FirstCloses.none }
    let days = known.map { closes.days[$0] }.sorted()
    guard let last = days.last, let first = days.first, first < last else { return nil }
    let middle = days[days.count / 2]
    // Where half of all closed on the first day, the newer half begins on the next.
    let cut = middle > first ? middle : days.first { $0 > first } ?? last
    older = known.filter { closes.days[$0] < cut }
    newer = known.filter { closes.days[$0] >= cut }
    since = CalendarDate(dayNumber: Int(cut))
    guard min(older.count, newer.count) >= Self.fewest else { return nil }
  }
}
