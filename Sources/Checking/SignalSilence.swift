import Modeling
import Reading
import Scoring

/// Says why no signal of a market counts for a criterion.
struct SignalSilence {
  let measure: SignalMeasure
  let points: Criterion.Points
  let market: Market
  let scores: ScoredAccounts

  /// Returns what is missing and the way out; nothing where signals count.
  ///
  /// - Parameter bands: Says the same of bands and values.
  /// - Returns: A half sentence.
  /// - Complexity: O(signals).
  func message(bands: ([Criterion.Band], [Double]) -> String?) -> String? {
    guard let table = market.signals, let asOf = scores.asOf else { return nil }
    if case .always = points { return nil }
    let seen = survey(table, asOf)
    guard seen.count > 0 else {
      return "points for signals, and there is none up to \(asOf); check the kinds, or remove it"
    }
    if let strength = measure.strength, seen.latest == nil {
      return
        "points for signals of strength \(NumberRangeText.text(strength)), and the greatest is "
        + "\(NumberRangeText.text(seen.strongest)); change it, or check the column of strengths"
    }
    if let days = lastDay, let latest = seen.latest, seen.recentCount == 0 {
      return
        "points for signals of the last \(NumberRangeText.text(days)) days, and the latest is of "
        + "\(latest), \(counted(asOf.days(since: latest), "day")) before \(asOf); allow older ones"
    }
    if countsPeople, !seen.namesPeople {
      return "points for people, and no signal names one; name their column under columns: of "
        + "signals:, or remove count: people"
    }
    guard case .bands(let written) = points else { return nil }
    return bands(written, values(table, asOf))
  }

  /// What of the signals counts, one condition after the other.
  private struct Survey {
    /// Signals of the kinds up to the as-of day.
    var count = 0
    var strongest = -Double.infinity
    /// The latest of those that are strong enough.
    var latest: CalendarDate?
    /// Those of them that are recent enough.
    var recentCount = 0
    var namesPeople = false
  }

  private func survey(_ table: SignalTable, _ asOf: CalendarDate) -> Survey {
    let kinds = table.kinds.map(isCounted)
    var seen = Survey()
    for signal in table.signals where kinds[Int(signal.kind)] && signal.date <= asOf {
      seen.count += 1
      seen.strongest = max(seen.strongest, signal.strength)
      guard measure.strength?.contains(signal.strength) ?? true else { continue }
      seen.latest = max(seen.latest ?? signal.date, signal.date)
      guard isRecent(signal.date, asOf) else { continue }
      seen.recentCount += 1
      if signal.person >= 0 { seen.namesPeople = true }
    }
    return seen
  }

  private func isRecent(_ date: CalendarDate, _ asOf: CalendarDate) -> Bool {
    lastDay.map { Double(asOf.days(since: date)) <= $0 } ?? true
  }

  private func isCounted(_ kind: String) -> Bool {
    measure.kinds.isEmpty || measure.kinds.contains(kind)
  }

  /// Whether people are counted; the age of the last signal is that of any.
  private var countsPeople: Bool {
    switch points {
    case .recency, .steps: false
    default: measure.count == .people
    }
  }

  /// The greatest age in days that gives points.
  private var lastDay: Double? {
    let ofPoints: Double? =
      switch points {
      case .recency(_, let decay): decay.lastDay
      case .steps(let steps): steps.last { $0.points != 0 }?.days
      case .per(_, _, let decay): decay?.lastDay
      default: nil
      }
    return [measure.withinDays, ofPoints].compactMap { $0 }.min()
  }

  /// Returns what is counted of every account that has a signal.
  private func values(_ table: SignalTable, _ asOf: CalendarDate) -> [Double] {
    let kinds = table.kinds.map(isCounted)
    var seen: [Int32: [Int32: Int]] = [:]
    for signal in table.signals where kinds[Int(signal.kind)] && signal.date <= asOf {
      guard measure.strength?.contains(signal.strength) ?? true, isRecent(signal.date, asOf) else {
        continue
      }
      let key =
        switch measure.count {
        case .signals: Int32(0)
        case .kinds, .share: signal.kind
        case .people: signal.person
        }
      seen[signal.account, default: [:]][key, default: 0] += 1
    }
    let kindCount = Double(kinds.count { $0 })
    return seen.values.map { counts in
      switch measure.count {
      case .signals: Double(counts[0] ?? 0)
      case .kinds: Double(counts.count)
      case .people: Double(counts.keys.count { $0 >= 0 })
      case .share: 100 * Double(counts.count) / kindCount
      }
    }
  }
}
