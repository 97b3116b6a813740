import Modeling
import Reading

/// The latest trigger of every account within a window before the as-of day.
///
/// The day that lies exactly the window's length before the as-of day counts. Of two triggers on one day the one that
/// is named first decides.
package enum TriggerKey {
  /// The name of the key.
  package static let name = "trigger"

  /// Returns the key.
  ///
  /// - Parameters:
  ///   - triggers: Kinds of signals or fields with dates.
  ///   - days: The length of the window.
  ///   - market: The accounts, their dates and signals.
  ///   - asOf: The day; without one nothing is a trigger.
  /// - Returns: The key; an account without a trigger in the window has no level.
  /// - Throws: `SegmentingError.unknownTrigger`.
  package static func levels(
    _ triggers: [String], within days: Int, of market: Market, asOf: CalendarDate?
  ) throws(SegmentingError) -> KeyLevels {
    var codes = [Int32](repeating: -1, count: market.accounts.count)
    var latest = [CalendarDate?](repeating: nil, count: market.accounts.count)
    var levels: [String] = []
    func see(_ account: Int, _ date: CalendarDate, _ level: Int) {
      guard let asOf, date <= asOf, asOf.days(since: date) <= days else { return }
      if let known = latest[account], known >= date { return }
      (latest[account], codes[account]) = (date, Int32(level))
    }
    for trigger in triggers {
      let name = trigger.hasPrefix("signals.") ? String(trigger.dropFirst(8)) : trigger
      if let kind = market.signals?.kinds.firstIndex(of: name), let table = market.signals {
        levels.append(name)
        for signal in table.signals where Int(signal.kind) == kind {
          see(Int(signal.account), signal.date, levels.count - 1)
        }
      } else if case .date(let dates)? = market.accounts.column(trigger)?.values {
        let said = TriggerNames.name(ofDateField: trigger)
        let level = levels.firstIndex(of: said) ?? levels.count
        if level == levels.count { levels.append(said) }
        for account in 0..<market.accounts.count {
          if let date = dates[account] { see(account, date, level) }
        }
      } else {
        let known =
          (market.signals?.kinds ?? [])
          + market.accounts.columns.filter { $0.kind == .date }.map(\.field)
        throw .unknownTrigger(trigger, suggestion: nearestName(to: trigger, among: known))
      }
    }
    return KeyLevels(
      field: name, codes: codes, levels: levels, absence: "no trigger in \(days) days")
  }
}
