/// How far apart a score holds successes and failures at the best cut.
///
/// The statistic is the largest |F₁ − F₀| over all scores, the difference between the shares of successes and of
/// failures at or above a cut. The interval is ± K √(1/m + 1/n) with K = 1.3581, the 95 % point of Kolmogorov's
/// distribution: it holds at every cut at once, and so also at the one that was chosen for being the best. It is
/// wide rather than narrow; a lower end of 0 says that the two may not be apart at all. With units of several trials
/// it is widened, or narrowed, by how the difference at the best cut varies from unit to unit.
///
/// > Source: Smirnov, "Table for estimating the goodness of fit of empirical distributions", 1948,
/// > DOI 10.1214/aoms/1177730256.
public struct KolmogorovSmirnov: Sendable, Equatable {
  /// The largest difference, 0 to 1; NaN with one class only.
  public let value: Double
  /// The score at or above which it is reached, the highest of several; NaN with one class only.
  public let cut: Double
  /// The 95 % interval; 0 to 1 with one class only.
  public let interval: ClosedRange<Double>

  /// Finds the statistic.
  ///
  /// - Complexity: O(n) after the units are ranked.
  public init(_ ranked: RankedGroups) {
    let (ups, downs) = (ranked.successCount, ranked.failureCount)
    guard ups > 0, downs > 0 else {
      (value, cut, interval) = (.nan, .nan, 0...1)
      return
    }
    var (won, lost, best) = (0.0, 0.0, 0.0)
    var cut = ranked.values[0]
    for group in ranked.values.indices {
      won += ranked.successes[group]
      lost += ranked.failures[group]
      let distance = (won / ups - lost / downs).magnitude
      if distance > best { (best, cut) = (distance, ranked.values[group]) }
    }
    value = best
    self.cut = cut
    let reach = 1.3581 * Self.spread(ranked, cut: cut).squareRoot()
    interval = max(0, best - reach)...min(1, best + reach)
  }

  /// 1/m + 1/n, times how much more the difference at the cut varies by unit than it would by independent trials.
  private static func spread(_ ranked: RankedGroups, cut: Double) -> Double {
    let (ups, downs) = (ranked.successCount, ranked.failureCount)
    let above = ranked.values.map { $0 >= cut ? 1.0 : 0 }
    let won = zip(above, ranked.successes).reduce(0) { $0 + $1.0 * $1.1 } / ups
    let lost = zip(above, ranked.failures).reduce(0) { $0 + $1.0 * $1.1 } / downs
    let apart = won * (1 - won) / ups + lost * (1 - lost) / downs
    // A cut without anything on its wrong side tells nothing of units.
    guard apart > 0 else { return 1 / ranked.effectiveSuccesses + 1 / ranked.effectiveFailures }
    let byUnit = ranked.groups.indices.reduce(0.0) { sum, unit in
      let isAbove = above[ranked.groups[unit]]
      let influence =
        Double(ranked.unitSuccesses[unit]) * (isAbove - won) / ups
        - Double(ranked.unitFailures[unit]) * (isAbove - lost) / downs
      return sum + influence * influence
    }
    return (1 / ups + 1 / downs) * byUnit / apart
  }
}
