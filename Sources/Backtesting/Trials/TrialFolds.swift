import Statistics

/// Splits of trials into those that a fit learns from and those that judge it.
///
/// No account is on both sides of a split, and in a forward split nothing is learned from what was not yet known when the
/// judged trials began.
package struct TrialFolds {
  let table: TrialTable
  let periods: TrialPeriods?
  /// The days from the end of a period after which its slower deals have ended too; 0 where the period's end decides.
  let gapDays: Int
  /// The part of each trial, m: trials of one account are in one part.
  private let parts: [Int]

  /// The number of parts that accounts are dealt into.
  package static let partCount = 5

  /// A split: trials by their place in the table.
  package struct Split: Sendable {
    /// The period that the judged trials are in.
    package let period: Int
    package let learned: [Int]
    package let judged: [Int]
  }

  package init(_ table: TrialTable, periods: TrialPeriods?, gapDays: Int = 0, seed: UInt64) {
    self.table = table
    self.periods = periods
    self.gapDays = gapDays
    parts = table.groups.map { group in
      var generator = SeededGenerator(seed: seed ^ 0x5F0E_11A7, stream: UInt64(group))
      return Int(generator.next() % UInt64(Self.partCount))
    }
  }

  /// Returns the splits forward in time: each part of each period is judged by what the other parts had shown before it.
  ///
  /// Splits with too few wins on either side are left out.
  ///
  /// - Parameter trials: The trials to split.
  /// - Returns: The splits, by period and part; none without time order.
  package func forward(_ trials: [Int]) -> [Split] {
    guard let periods else { return [] }
    return (1..<periods.origins.count).flatMap { period -> [Split] in
      let known = trials.filter { isKnown($0, before: period, of: periods) }
      let judged = trials.filter { table.periods[$0] == period }
      return splits(learned: known, judged: judged, period: period)
    }
  }

  /// Returns the splits by account alone: each part is judged by the others, whatever the time.
  ///
  /// - Parameters:
  ///   - trials: The trials to learn from.
  ///   - period: The period that is judged; nothing judges all.
  /// - Returns: The splits by part.
  package func random(_ trials: [Int], judging period: Int? = nil) -> [Split] {
    splits(
      learned: trials,
      judged: period.map { wanted in trials.filter { table.periods[$0] == wanted } } ?? trials,
      period: period ?? 0)
  }

  /// Whether an outcome was known when a period began, and belongs to a time whose slower deals had ended too.
  private func isKnown(_ trial: Int, before period: Int, of periods: TrialPeriods) -> Bool {
    let own = table.periods[trial]
    let origin = periods.origins[period]
    return own < period && table.knownDays[trial] <= origin.dayNumber
      && periods.ends[own].adding(days: gapDays) <= origin
  }

  private func splits(learned: [Int], judged: [Int], period: Int) -> [Split] {
    guard table.lacking(learned) == nil else { return [] }
    return (0..<Self.partCount).compactMap { part in
      let split = Split(
        period: period, learned: learned.filter { parts[$0] != part },
        judged: judged.filter { parts[$0] == part })
      return table.lacking(split.learned) == nil && !split.judged.isEmpty ? split : nil
    }
  }
}
