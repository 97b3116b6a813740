/// The areas under the ROC curve of two scores of the same units, and DeLong's test of their difference.
///
/// The variance of the difference is that of the differences of the placements, so that what both scores get wrong
/// alike cancels out. Where all these differences are equal there is no variance to be seen: a difference of 0 then
/// means that the scores order every pair alike, and any other gets the two single intervals combined, as if the
/// scores were independent, which is too wide rather than too narrow.
///
/// > Source: DeLong, DeLong, Clarke-Pearson, 1988, DOI 10.2307/2531595; clusters: Obuchowski, 1997,
/// > DOI 10.2307/2533958; combining intervals: Zou, Donner, 2008, DOI 10.1002/sim.3095.
public struct PairedAreas: Sendable, Equatable {
  /// The first score's area.
  public let first: AreaUnderCurve
  /// The second score's area.
  public let second: AreaUnderCurve
  /// The first area less the second; NaN with one class only.
  public let difference: Double
  /// DeLong's variance of the difference; NaN with fewer than two units of either class.
  public let variance: Double
  /// The 95 % interval of the difference, within −1 to 1; nothing where both order every pair alike.
  public let interval: ClosedRange<Double>?
  /// The two-sided p of DeLong's test; 1 where both order every pair alike.
  public let p: Double

  /// Compares two scores.
  ///
  /// - Parameters:
  ///   - scores: The first score of each unit, n, none of them NaN.
  ///   - others: The second score of each unit, n, none of them NaN.
  ///   - successes: The successes of each unit, n.
  ///   - failures: The failures of each unit, n.
  /// - Complexity: O(n log n).
  public init(scores: [Double], others: [Double], successes: [Int], failures: [Int]) {
    let one = RankedGroups(scores: scores, successes: successes, failures: failures)
    let two = RankedGroups(scores: others, successes: successes, failures: failures)
    first = AreaUnderCurve(one)
    second = AreaUnderCurve(two)
    let difference = first.value - second.value
    self.difference = difference
    guard one.successCount > 0, one.failureCount > 0 else {
      (variance, interval, p) = (.nan, -1...1, 1)
      return
    }
    let (places, otherPlaces) = (one.placements, two.placements)
    let units = successes.indices
    let ups = units.map { places.ofSuccess[one.groups[$0]] - otherPlaces.ofSuccess[two.groups[$0]] }
    let downs = units.map {
      places.ofFailure[one.groups[$0]] - otherPlaces.ofFailure[two.groups[$0]]
    }
    let variance = PlacementVariance.of(
      ups.map { $0 - difference }, downs.map { $0 - difference }, one)
    self.variance = variance
    let areAlike = units.allSatisfy {
      (successes[$0] == 0 || ups[$0] == 0) && (failures[$0] == 0 || downs[$0] == 0)
    }
    guard !areAlike else {
      (interval, p) = (nil, 1)
      return
    }
    let z = WilsonInterval.z95
    // Equal differences leave a variance of a few roundings.
    guard variance > 1e-20 else {
      let reach = Self.reach(first, second)
      interval = max(-1, difference - reach.down)...min(1, difference + reach.up)
      let error = (difference > 0 ? reach.down : reach.up) / z
      p = NormalDistribution.twoSidedP(z: difference / error)
      return
    }
    let error = variance.squareRoot()
    interval = max(-1, difference - z * error)...min(1, difference + z * error)
    p = NormalDistribution.twoSidedP(z: difference / error)
  }

  private static func reach(
    _ first: AreaUnderCurve, _ second: AreaUnderCurve
  ) -> (down: Double, up: Double) {
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return (
      length(first.value - first.interval.lowerBound, second.interval.upperBound - second.value),
      length(first.interval.upperBound - first.value, second.value - second.interval.lowerBound)
    )
  }
}
