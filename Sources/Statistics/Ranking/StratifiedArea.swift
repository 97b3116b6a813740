/// The area under the ROC curve of units that are compared within their stratum only.
///
/// Strata are folds whose scores were made from the outcomes of the other folds: such scores mean something within
/// a fold, and between folds they lean against the outcome, since a success missing from its own fold's score is in
/// every other's. Each stratum weighs as many pairs as it has.
public struct StratifiedArea: Sendable, Equatable {
  /// The mean area over the strata by pairs; NaN where none has both classes.
  public let value: Double
  /// The variance, the strata taken as independent.
  public let variance: Double
  /// The 95 % interval, as that of `AreaUnderCurve`; 0 to 1 where there is no pair.
  public let interval: ClosedRange<Double>

  /// Finds the area over strata.
  ///
  /// - Parameter strata: The units of each stratum; those with one class only have no pair and do not count.
  /// - Complexity: O(n) after the units are ranked.
  public init(_ strata: [RankedGroups]) {
    let areas = strata.filter { $0.successCount > 0 && $0.failureCount > 0 }.map { ranked in
      (area: AreaUnderCurve(ranked), pairs: ranked.successCount * ranked.failureCount)
    }
    let pairs = areas.reduce(0) { $0 + $1.pairs }
    guard pairs > 0 else {
      (value, variance, interval) = (.nan, .nan, 0...1)
      return
    }
    let mean = areas.reduce(0) { $0 + $1.pairs * $1.area.value } / pairs
    let variance = areas.reduce(0) { sum, stratum in
      let share = stratum.pairs / pairs
      return sum + share * share * stratum.area.variance
    }
    // Weighted areas of exactly 1 may sum to a hair more.
    value = min(1, max(0, mean))
    self.variance = variance
    interval = AreaUnderCurve.interval(
      value, variance: variance, successes: strata.reduce(0) { $0 + $1.effectiveSuccesses },
      failures: strata.reduce(0) { $0 + $1.effectiveFailures })
  }
}
