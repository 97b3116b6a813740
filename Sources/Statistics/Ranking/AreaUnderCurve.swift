import Foundation

/// The area under the ROC curve, P(success scores above failure), with DeLong's variance and a 95 % interval.
///
/// With θ the area, a success's placement V₁₀ is the share of failures below it and a failure's V₀₁ the share of
/// successes above it, ties counting one half; the variance is S₁₀/m + S₀₁/n with the placements' sample variances.
/// Units of several trials are clusters: their placements are summed and a covariance term is added.
///
/// The interval is on the logit scale, which in simulation covers better than the plain one near 0 and 1. Where
/// fewer than five of the smaller class are placed wrongly (or rightly) even the logit is too narrow, and without
/// any there is no variance at all: there the interval is made to hold Newcombe's score interval as well.
///
/// > Source: DeLong, DeLong, Clarke-Pearson, 1988, DOI 10.2307/2531595; by ranks in O(n log n): Sun, Xu, 2014,
/// > DOI 10.1109/LSP.2014.2337313; clusters: Obuchowski, 1997, DOI 10.2307/2533958; the logit: Pepe, "The
/// > statistical evaluation of medical tests", 2003, 5.2.
public struct AreaUnderCurve: Sendable, Equatable {
  /// The area; NaN with one class only.
  public let value: Double
  /// DeLong's variance; NaN with fewer than two units of either class, 0 where all placements are equal.
  public let variance: Double
  /// The 95 % interval, never of zero width; 0 to 1 with one class only.
  public let interval: ClosedRange<Double>

  /// Finds the area.
  ///
  /// - Complexity: O(n) after the units are ranked.
  public init(_ ranked: RankedGroups) {
    guard ranked.successCount > 0, ranked.failureCount > 0 else {
      (value, variance, interval) = (.nan, .nan, 0...1)
      return
    }
    let places = ranked.placements
    let area =
      zip(ranked.successes, places.ofSuccess).reduce(0) { $0 + $1.0 * $1.1 } / ranked.successCount
    let variance = PlacementVariance.of(
      ranked.groups.map { places.ofSuccess[$0] - area },
      ranked.groups.map { places.ofFailure[$0] - area }, ranked)
    value = area
    self.variance = variance
    interval = Self.interval(area, variance: variance, ranked)
  }

  private static func interval(
    _ area: Double, variance: Double, _ ranked: RankedGroups
  ) -> ClosedRange<Double> {
    interval(
      area, variance: variance, successes: ranked.effectiveSuccesses,
      failures: ranked.effectiveFailures)
  }

  /// Returns the 95 % interval of an area of that variance, given how many independent successes and failures there are.
  static func interval(
    _ area: Double, variance: Double, successes: Double, failures: Double
  ) -> ClosedRange<Double> {
    let score = AreaScoreInterval.bounds(area, successes: successes, failures: failures)
    // An area that rounds to 0 or 1 has no logit.
    guard variance > 0, area * (1 - area) > 0 else { return score }
    let logit = log(area / (1 - area))
    let reach = WilsonInterval.z95 * variance.squareRoot() / (area * (1 - area))
    let (low, high) = (1 / (1 + exp(reach - logit)), 1 / (1 + exp(-reach - logit)))
    guard min(successes, failures) * min(area, 1 - area) < 5 else { return low...high }
    return min(low, score.lowerBound)...max(high, score.upperBound)
  }
}

/// The variance of a mean of placements over two classes whose trials come in clusters.
enum PlacementVariance {
  /// Returns S₁₀/m + S₀₁/n + 2 S₁₁/(m n).
  ///
  /// With aᵢ the sum of a unit's centered placements of successes and bᵢ of failures: S₁₀ = I₁₀ ÷ ((I₁₀ − 1) m) Σ aᵢ²
  /// over the I₁₀ units with a success, S₀₁ likewise, S₁₁ = I ÷ (I − 1) Σ aᵢ bᵢ over all I units.
  ///
  /// - Parameters:
  ///   - ofSuccess: What a success of each unit is placed above the mean, n.
  ///   - ofFailure: The same of a failure, n.
  ///   - ranked: The units.
  /// - Returns: The variance, not below 0; NaN with fewer than two units of either class.
  static func of(_ ofSuccess: [Double], _ ofFailure: [Double], _ ranked: RankedGroups) -> Double {
    var (ups, downs, both, upUnits, downUnits, units) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for unit in ranked.groups.indices {
      let (won, lost) = (Double(ranked.unitSuccesses[unit]), Double(ranked.unitFailures[unit]))
      let (a, b) = (won * ofSuccess[unit], lost * ofFailure[unit])
      ups += a * a
      downs += b * b
      both += a * b
      upUnits += won > 0 ? 1 : 0
      downUnits += lost > 0 ? 1 : 0
      units += won + lost > 0 ? 1 : 0
    }
    guard upUnits > 1, downUnits > 1 else { return .nan }
    let (m, n) = (ranked.successCount, ranked.failureCount)
    return max(
      0,
      ups * upUnits / ((upUnits - 1) * m * m) + downs * downUnits / ((downUnits - 1) * n * n)
        + 2 * both * units / ((units - 1) * m * n))
  }
}
