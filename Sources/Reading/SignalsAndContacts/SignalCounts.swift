import Foundation

/// Counts of signals by account, each signal weighing less the older it is.
package struct SignalCounts {
  let signals: [SignalTable.Signal]
  /// The day after which no signal exists.
  let asOf: CalendarDate
  let accountCount: Int

  /// Creates counts of sorted signals.
  package init(signals: [SignalTable.Signal], asOf: CalendarDate, accountCount: Int) {
    self.signals = signals
    self.asOf = asOf
    self.accountCount = accountCount
  }

  /// Returns Σ 0.5^(age ÷ half-life) over the signals of a kind, by account; plain counts without one.
  ///
  /// Shape: n. The age is in days from the signal to the as-of day.
  ///
  /// > Source: exponential decay, N(t) = N₀ · 2^(−t ÷ half-life).
  package func weights(kind: Int32, halfLifeDays: Double?) -> [Double] {
    var weights = [Double](repeating: 0, count: accountCount)
    // Ages are whole days, so that each power is worked out once.
    var decay: [Double] = []
    for signal in signals where signal.kind == kind && signal.date <= asOf {
      guard let halfLifeDays else {
        weights[Int(signal.account)] += 1
        continue
      }
      let age = asOf.days(since: signal.date)
      while decay.count <= age { decay.append(exp2(-Double(decay.count) / halfLifeDays)) }
      weights[Int(signal.account)] += decay[age]
    }
    return weights
  }

  /// Returns the day of the last signal of a kind by account; nothing where there is none.
  package func lastDays(kind: Int32) -> [CalendarDate?] {
    var days = [CalendarDate?](repeating: nil, count: accountCount)
    // The signals of an account are sorted by date, so that the last one stays.
    for signal in signals where signal.kind == kind && signal.date <= asOf {
      days[Int(signal.account)] = signal.date
    }
    return days
  }
}
