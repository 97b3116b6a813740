import Foundation

/// How many deals are still undecided after how many days, where some are known only to be open so far.
///
/// S(t) is the product over days up to t of 1 − d ÷ n, with d the deals decided (won or lost) on that day and n those
/// present. Its variance is Greenwood's, S² Σ d ÷ (n (n − d)), and its interval is taken on the
/// scale of ln(−ln S), so that it stays within 0 and 1.
///
/// > Source: Kaplan and Meier, 1958, DOI 10.1080/01621459.1958.10501452; for the interval Kalbfleisch and Prentice, "The
/// > Statistical Analysis of Failure Time Data", 1980, 1.3; of the median Brookmeyer and Crowley, 1982, DOI 10.2307/2530286.
public struct KaplanMeier: Sendable {
  /// The curve after one day on which deals were decided.
  public struct Step: Sendable, Equatable {
    /// Days since the beginning.
    public let day: Int
    /// The share of deals that take longer.
    public let share: Double
    /// Its 95 % interval; the share itself where it is 0.
    public let interval: ClosedRange<Double>
  }

  /// The curve, one step for each day on which deals were decided, ascending.
  public let steps: [Step]

  /// Follows the deals.
  ///
  /// - Complexity: O(d log d).
  public init(_ times: EventTimes) {
    var (share, sum) = (1.0, 0.0)
    steps = times.rows.compactMap { row in
      let decided = Double(row.fates.won + row.fates.lost)
      guard decided > 0 else { return nil }
      let present = Double(row.atRisk)
      share *= 1 - decided / present
      sum += decided / (present * (present - decided))
      return Step(day: row.day, share: share, interval: Self.interval(share, sum))
    }
  }

  private static func interval(_ share: Double, _ sum: Double) -> ClosedRange<Double> {
    guard share > 0, share < 1 else { return share...share }
    let reach = exp(WilsonInterval.z95 * sum.squareRoot() / -log(share))
    return pow(share, reach)...pow(share, 1 / reach)
  }

  /// Whether at most half is left, a half that rounding has lifted included.
  private static func isHalf(_ share: Double) -> Bool { share <= 0.5 + 1e-12 }

  /// The first day after which at most half of the deals are undecided; nothing where that day is not reached.
  public var median: Int? { steps.first { Self.isHalf($0.share) }?.day }

  /// The first days on which the lower and the upper end of the share's interval are at most one half.
  ///
  /// Either is nothing where the deals have not been followed for so long.
  public var medianInterval: (lower: Int?, upper: Int?) {
    (
      steps.first { Self.isHalf($0.interval.lowerBound) }?.day,
      steps.first { Self.isHalf($0.interval.upperBound) }?.day
    )
  }
}
