import Foundation

extension SignalTable {
  /// Returns every account's signals of one kind, each worth half as much for every half-life of its age.
  ///
  /// An account's entry is Σ strength · 0.5^(age / half-life) over its signals dated on or before `asOf`, the
  /// age in days; later signals do not exist yet. Without a half-life every signal keeps its strength.
  ///
  /// - Parameters:
  ///   - kind: The kind; one that never occurs gives zeros.
  ///   - accountCount: The number of accounts, n.
  ///   - asOf: The day from which ages are counted.
  ///   - halfLifeDays: Days until a signal is worth half, or nothing.
  /// - Returns: n sums.
  public func decayedStrengths(
    ofKind kind: String, accountCount: Int, asOf: CalendarDate, halfLifeDays: Double?
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: accountCount)
    guard let code = kinds.firstIndex(of: kind) else { return sums }
    for signal in signals where Int(signal.kind) == code && signal.date <= asOf {
      let age = Double(asOf.days(since: signal.date))
      let worth = halfLifeDays.map { exp2(-age / $0) } ?? 1
      sums[Int(signal.account)] += signal.strength * worth
    }
    return sums
  }
}
