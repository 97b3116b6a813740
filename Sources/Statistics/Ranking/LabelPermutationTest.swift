/// What a score's area under the ROC curve would be if the outcomes had nothing to do with it.
///
/// The outcomes are dealt out to the units at random, m times; a unit keeps its successes and failures together.
/// p = (b + 1) ÷ (m + 1) with b of m areas at least as large as the score's own.
///
/// > Source: Phipson, Smyth, "Permutation p-values should never be zero", 2010, DOI 10.2202/1544-6115.1585.
public struct LabelPermutationTest: Sendable, Equatable {
  /// The score's own area; NaN with one class only.
  public let area: Double
  /// The mean of the random areas; NaN with one class only.
  public let mean: Double
  /// The best of the random areas; NaN with one class only.
  public let best: Double
  /// The one-sided p; 1 with one class only.
  public let p: Double

  /// Draws random outcomes.
  ///
  /// - Parameters:
  ///   - ranked: The units.
  ///   - count: m, at least 1.
  ///   - generator: Where they are drawn from.
  /// - Complexity: O(m (n + g)).
  public init(
    _ ranked: RankedGroups, count: Int, using generator: inout some RandomNumberGenerator
  ) {
    precondition(count >= 1, "\(count) permutations")
    guard ranked.successCount > 0, ranked.failureCount > 0 else {
      (area, mean, best, p) = (.nan, .nan, .nan, 1)
      return
    }
    let last = ranked.values.count - 1
    // The units are dealt to the outcomes, which is the same.
    var places = ranked.groups.map { last - $0 }
    var counted = PermutedArea(placeCount: last + 1)
    let own = Self.area(places, ranked, &counted)
    var (sum, best, extreme) = (0.0, 0.0, 0)
    for _ in 0..<count {
      for unit in places.indices.dropLast() {
        let other = unit + Int(generator.next(upperBound: UInt64(places.count - unit)))
        places.swapAt(unit, other)
      }
      let area = Self.area(places, ranked, &counted)
      sum += area
      best = max(best, area)
      // Equal areas may differ by a rounding.
      if area >= own - 1e-12 { extreme += 1 }
    }
    area = own
    mean = sum / Double(count)
    self.best = best
    p = Double(extreme + 1) / Double(count + 1)
  }

  private static func area(
    _ places: [Int], _ ranked: RankedGroups, _ counted: inout PermutedArea
  ) -> Double {
    counted.begin()
    for unit in places.indices {
      counted.add(
        place: places[unit], successes: ranked.unitSuccesses[unit],
        failures: ranked.unitFailures[unit])
    }
    return counted.value
  }
}
