/// Forecasts sorted from the highest, cut into ten parts of equal size.
///
/// Equal forecasts keep their order, and part i ends before place ⌊i n ÷ 10⌋: the table that is read beside those of
/// other programs. Where many forecasts are equal it depends on the order of rows; `GainsCurve` does not.
public enum DecileTable {
  /// One part.
  public struct Row: Sendable, Equatable {
    /// How many forecasts it holds.
    public let count: Int
    /// How many of them came true.
    public let successes: Int
    /// The mean forecast.
    public let meanForecast: Double
    /// Successes ÷ count; NaN of none.
    public let rate: Double
    /// The rate ÷ the rate of all; NaN where that is 0.
    public let lift: Double
    /// The rate's 95 % Wilson interval.
    public let interval: ClosedRange<Double>
  }

  /// Returns ten rows; some are empty with fewer than ten forecasts.
  ///
  /// - Parameters:
  ///   - forecasts: n forecasts or scores, none of them NaN.
  ///   - outcomes: What came true, n.
  /// - Returns: The rows, the highest forecasts first.
  /// - Complexity: O(n log n).
  public static func rows(forecasts: [Double], outcomes: [Bool]) -> [Row] {
    precondition(
      forecasts.count == outcomes.count, "\(forecasts.count) forecasts, \(outcomes.count) outcomes")
    let order = forecasts.indices.sorted { (forecasts[$1], $0) < (forecasts[$0], $1) }
    let base = Double(outcomes.count { $0 }) / Double(order.count)
    return (0..<10).map { part in
      let members = order[part * order.count / 10..<(part + 1) * order.count / 10]
      let won = members.count { outcomes[$0] }
      let rate = Double(won) / Double(members.count)
      return Row(
        count: members.count, successes: won,
        meanForecast: members.reduce(0) { $0 + forecasts[$1] } / Double(members.count),
        rate: rate, lift: rate / base,
        interval: WilsonInterval.bounds(successes: won, trials: members.count))
    }
  }
}
