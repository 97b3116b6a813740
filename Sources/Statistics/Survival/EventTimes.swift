/// How long each of many deals took until it was won or lost, or has taken so far: counts by day.
///
/// Shapes: d distinct days.
public struct EventTimes: Sendable, Equatable {
  /// What happened on one day after the beginning.
  public struct Day: Sendable, Equatable {
    /// Deals won on this day.
    public var won = 0
    /// Deals lost on this day.
    public var lost = 0
    /// Deals that were still open on this day, after which nothing is known.
    public var open = 0

    /// Deals won, lost or last seen open on this day.
    public var count: Int { won + lost + open }
  }

  private var days: [Int: Day] = [:]

  /// Creates no times.
  public init() {}

  /// Counts a deal under what became of it after so many days, from 0.
  public mutating func count(_ fate: WritableKeyPath<Day, Int>, after days: Int) {
    precondition(days >= 0, "\(days) days")
    self.days[days, default: Day()][keyPath: fate] += 1
  }

  /// Adds other deals.
  public mutating func add(_ other: EventTimes) {
    days.merge(other.days) {
      Day(won: $0.won + $1.won, lost: $0.lost + $1.lost, open: $0.open + $1.open)
    }
  }

  /// All deals.
  public var dealCount: Int { days.values.reduce(0) { $0 + $1.count } }

  /// The last day on which anything is known; nothing without deals.
  public var lastDay: Int? { days.keys.max() }

  /// The days in ascending order, each with the deals that are neither resolved nor out of sight before it.
  ///
  /// A deal last seen open on a day counts as present on it.
  package var rows: [(day: Int, atRisk: Int, fates: Day)] {
    var present = dealCount
    return days.sorted { $0.key < $1.key }.map { day, fates in
      defer { present -= fates.count }
      return (day, present, fates)
    }
  }
}
