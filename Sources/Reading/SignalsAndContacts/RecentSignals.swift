extension SignalTable {
  /// Returns whether each account had a signal of some kinds within a window.
  ///
  /// - Parameters:
  ///   - days: How many days before the as-of day a signal may lie; that day counts.
  ///   - asOf: The day after which no signal exists.
  ///   - accountCount: The number of accounts.
  ///   - isWanted: Whether a kind counts.
  /// - Returns: An answer for each account.
  /// - Complexity: O(signals + kinds).
  package func hasRecent(
    within days: Int, of asOf: CalendarDate, accountCount: Int, where isWanted: (String) -> Bool
  ) -> [Bool] {
    let counts = kinds.map(isWanted)
    var has = [Bool](repeating: false, count: accountCount)
    guard counts.contains(true) else { return has }
    for signal in signals where counts[Int(signal.kind)] && signal.date <= asOf {
      if asOf.days(since: signal.date) <= days { has[Int(signal.account)] = true }
    }
    return has
  }
}
