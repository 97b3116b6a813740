/// How far one score's area lies above another's, both compared within strata only: DeLong's paired test by stratum.
public struct StratifiedDifference: Sendable, Equatable {
  /// The first score's area less the second's, by pairs; NaN where no stratum has both classes.
  public let value: Double
  /// The 95 % interval, within −1 to 1; nothing where both order every pair alike.
  public let interval: ClosedRange<Double>?
  /// The standard error of the difference; 0 where both order every pair alike or there is no pair.
  public let standardError: Double
  /// The two-sided p; 1 where both order every pair alike or there is no pair.
  public let p: Double

  /// Compares two scores over strata.
  ///
  /// - Parameters:
  ///   - scores: The first score of each unit, n, none of them NaN.
  ///   - others: The second score of each unit, n, none of them NaN.
  ///   - successes: The successes of each unit, n.
  ///   - failures: The failures of each unit, n.
  ///   - strata: The units of each stratum.
  /// - Complexity: O(n log n).
  ///
  /// > Source: DeLong, DeLong, Clarke-Pearson, 1988, DOI 10.2307/2531595, in every stratum.
  public init(
    scores: [Double], others: [Double], successes: [Int], failures: [Int], strata: [[Int]]
  ) {
    let parts = strata.compactMap { units -> (areas: PairedAreas, pairs: Double)? in
      let (ups, downs) = (units.map { successes[$0] }, units.map { failures[$0] })
      let pairs = Double(ups.reduce(0, +)) * Double(downs.reduce(0, +))
      guard pairs > 0 else { return nil }
      return (
        PairedAreas(
          scores: units.map { scores[$0] }, others: units.map { others[$0] }, successes: ups,
          failures: downs), pairs
      )
    }
    let pairs = parts.reduce(0) { $0 + $1.pairs }
    guard pairs > 0 else {
      (value, interval, standardError, p) = (.nan, nil, 0, 1)
      return
    }
    let mean = parts.reduce(0) { $0 + $1.pairs * $1.areas.difference } / pairs
    value = mean
    guard parts.contains(where: { $0.areas.interval != nil }) else {
      (interval, standardError, p) = (nil, 0, 1)
      return
    }
    let variance = parts.reduce(0) { sum, part in
      let share = part.pairs / pairs
      return sum + share * share * Self.variance(part.areas)
    }
    let error = variance.squareRoot()
    standardError = error
    let reach = WilsonInterval.z95 * error
    interval = max(-1, mean - reach)...min(1, mean + reach)
    p = error > 0 ? NormalDistribution.twoSidedP(z: mean / error) : 1
  }

  /// The variance of a stratum's difference; that of its interval where the placements show none.
  private static func variance(_ areas: PairedAreas) -> Double {
    guard let interval = areas.interval else { return 0 }
    guard !(areas.variance > 1e-20) else { return areas.variance }
    let reach = (interval.upperBound - interval.lowerBound) / 2 / WilsonInterval.z95
    return reach * reach
  }
}
