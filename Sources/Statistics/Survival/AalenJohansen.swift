import Foundation

/// The share of deals won within so many days, losing being what else can happen and open deals being known up to today.
///
/// F(t) = Σ S(t−) w ÷ n over days up to t, with w the deals won on that day, n those present and S Kaplan and Meier's share
/// still undecided before it. Deals that are lost can no longer be won, so 1 − S with losses left out would be too high.
///
/// With d = won + lost, Var F(t) = Σ (F(t) − F)² d ÷ (n (n − d)) + Σ S(t−)² w (n − w) ÷ n³
/// − 2 Σ (F(t) − F) S(t−) w ÷ n², each sum over days up to t; the interval is taken on the scale of ln(−ln F).
///
/// > Source: Aalen and Johansen, 1978, scand. j. stat. 5, 141–150; for the variance Marubini and Valsecchi, "Analysing
/// > Survival Data from Clinical Trials and Observational Studies", 1995, 10.3.
public struct AalenJohansen: Sendable {
  /// One day on which deals were decided.
  private struct Step {
    let day: Int
    let present: Double
    let decided: Double
    let won: Double
    /// The share undecided before the day.
    let undecided: Double
    /// The share won up to the day and on it.
    let share: Double
  }

  private let steps: [Step]
  private let lastDay: Int?
  private let allDecided: Bool

  /// A share with its interval.
  public struct Share: Sendable, Equatable {
    /// The share won.
    public let value: Double
    /// Its 95 % interval; nothing where none or all are won, for want of a variance.
    public let interval: ClosedRange<Double>?
  }

  /// Follows the deals.
  ///
  /// - Complexity: O(d log d).
  public init(_ times: EventTimes) {
    var (undecided, share) = (1.0, 0.0)
    steps = times.rows.compactMap { row in
      let (won, lost) = (Double(row.fates.won), Double(row.fates.lost))
      guard won + lost > 0 else { return nil }
      let present = Double(row.atRisk)
      let before = undecided
      share += before * won / present
      undecided *= 1 - (won + lost) / present
      return Step(
        day: row.day, present: present, decided: won + lost, won: won, undecided: before,
        share: share)
    }
    lastDay = times.lastDay
    allDecided = !steps.isEmpty && undecided == 0
  }

  /// Returns the share won within so many days.
  ///
  /// - Returns: The share; nothing where no deal has been followed for so long while some were undecided.
  /// - Complexity: O(d).
  public func share(within days: Int) -> Share? {
    guard let lastDay, days <= lastDay || allDecided else { return nil }
    let past = steps.prefix { $0.day <= days }
    let value = past.last?.share ?? 0
    var variance = 0.0
    for step in past {
      let (n, w, rest) = (step.present, step.won, value - step.share)
      // On the last day nobody may be left over; then nothing is gained after it either.
      if n > step.decided { variance += rest * rest * step.decided / (n * (n - step.decided)) }
      variance += step.undecided * step.undecided * w * (n - w) / (n * n * n)
      variance -= 2 * rest * step.undecided * w / (n * n)
    }
    guard value > 0, value < 1 else { return Share(value: value, interval: nil) }
    let reach = exp(
      WilsonInterval.z95 * max(0, variance).squareRoot() / (value * -log(value)))
    return Share(value: value, interval: pow(value, reach)...pow(value, 1 / reach))
  }
}
