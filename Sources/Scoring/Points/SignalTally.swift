import Modeling
import Reading

/// Counts the signals of accounts, up to the as-of day, in the way that a measure asks for.
///
/// Signals are sorted by account and date, so that those of some accounts lie side by side.
struct SignalTally: Sendable {
  private let signals: [SignalTable.Signal]
  private let asOf: CalendarDate
  private let measure: SignalMeasure
  /// Whether a kind counts, by kind.
  private let isCounted: [Bool]
  /// How many kinds the share is of.
  private let kindCount: Int

  /// Creates a tally.
  ///
  /// - Throws: `ScoringError.signalUnknown` where there are no signals of a kind.
  init(
    _ measure: SignalMeasure, field: String, fields: MarketFields, at place: ModelPlace
  ) throws(ScoringError) {
    let kinds = fields.market.signals?.kinds ?? []
    guard !kinds.isEmpty else { throw .signalUnknown(place, field: field, available: []) }
    var isCounted = [Bool](repeating: measure.kinds.isEmpty, count: kinds.count)
    for kind in measure.kinds {
      guard let index = kinds.firstIndex(of: kind) else {
        throw .signalUnknown(
          place, field: SignalMeasure.prefix + kind,
          available: kinds.map { SignalMeasure.prefix + $0 })
      }
      isCounted[index] = true
    }
    self.measure = measure
    self.isCounted = isCounted
    kindCount = measure.kinds.isEmpty ? kinds.count : measure.kinds.count
    // Without a day there is no signal either, since every signal has one.
    asOf = fields.asOf ?? CalendarDate(dayNumber: 0)
    signals = fields.asOf == nil ? [] : fields.market.signals?.signals ?? []
  }

  /// Calls `body` with the place of each account in a range and its signals that count, oldest first.
  func forEach(
    _ accounts: Range<Int>, _ body: (Int, [SignalTable.Signal]) -> Void
  ) {
    var place = firstSignal(of: accounts.lowerBound)
    var counted: [SignalTable.Signal] = []
    for account in accounts {
      counted.removeAll(keepingCapacity: true)
      while place < signals.count, Int(signals[place].account) == account {
        if counts(signals[place]) { counted.append(signals[place]) }
        place += 1
      }
      body(account - accounts.lowerBound, counted)
    }
  }

  /// Returns what is counted, each signal, kind or person weighing by its age; a share is in percent.
  func value(_ signals: [SignalTable.Signal], weight: (Int) -> Double) -> Double {
    switch measure.count {
    case .signals:
      return signals.reduce(0) { $0 + weight(age($1)) }
    case .kinds, .share:
      let sum = lastOfEach(signals, by: \.kind).reduce(0) { $0 + weight(age($1)) }
      return measure.count == .share ? 100 * sum / Double(kindCount) : sum
    case .people:
      return lastOfEach(signals.filter { $0.person >= 0 }, by: \.person)
        .reduce(0) { $0 + weight(age($1)) }
    }
  }

  /// Returns points for every signal, no more of one kind on one day, and of one kind, than the caps allow.
  func points(
    _ signals: [SignalTable.Signal], each: Int, weight: (Int) -> Double
  ) -> Double {
    guard measure.kindCap != nil || measure.dayCap != nil else {
      return value(signals, weight: weight) * Double(each)
    }
    var tallies: [KindTally] = []
    for signal in signals {
      let place = tallies.firstIndex { $0.kind == signal.kind } ?? tallies.count
      if place == tallies.count { tallies.append(KindTally(kind: signal.kind)) }
      var points = Double(each)
      if let dayCap = measure.dayCap {
        if tallies[place].day != signal.date {
          (tallies[place].day, tallies[place].dayPoints) = (signal.date, 0)
        }
        points = min(points, Double(dayCap) - tallies[place].dayPoints)
        tallies[place].dayPoints += points
      }
      tallies[place].points += points * weight(age(signal))
    }
    let kindCap = measure.kindCap.map(Double.init) ?? .infinity
    return tallies.reduce(0) { $0 + min(kindCap, $1.points) }
  }

  /// Returns the age in days, 0 on the as-of day.
  func age(_ signal: SignalTable.Signal) -> Int { asOf.days(since: signal.date) }

  private struct KindTally {
    var kind: Int32
    var day: CalendarDate?
    var dayPoints = 0.0
    var points = 0.0
  }

  private func counts(_ signal: SignalTable.Signal) -> Bool {
    guard isCounted[Int(signal.kind)], signal.date <= asOf else { return false }
    if let days = measure.withinDays, Double(age(signal)) > days { return false }
    return measure.strength?.contains(signal.strength) ?? true
  }

  private func lastOfEach(
    _ signals: [SignalTable.Signal], by key: (SignalTable.Signal) -> Int32
  ) -> [SignalTable.Signal] {
    var last: [SignalTable.Signal] = []
    for signal in signals {
      if let place = last.firstIndex(where: { key($0) == key(signal) }) {
        last[place] = signal
      } else {
        last.append(signal)
      }
    }
    return last
  }

  private func firstSignal(of account: Int) -> Int {
    var low = 0
    var high = signals.count
    while low < high {
      let middle = (low + high) / 2
      if Int(signals[middle].account) < account { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
