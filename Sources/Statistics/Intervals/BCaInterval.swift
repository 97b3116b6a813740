import Foundation

/// The bias-corrected and accelerated bootstrap interval, and the acceleration of ratios and means in closed form.
///
/// > Source: Efron, "Better bootstrap confidence intervals", 1987, DOI 10.1080/01621459.1987.10478410.
public enum BCaInterval {
  /// How many resamples are drawn where nothing else is said.
  public static let usualResampleCount = 2000

  /// Returns the 95 % interval of an estimate.
  ///
  /// z₀ = Φ⁻¹ of the share of resamples below the estimate, those equal to it counting one half; the ends are the quantiles
  /// of the resamples at Φ(z₀ + (z₀ ± z) ÷ (1 − a (z₀ ± z))), with z = Φ⁻¹(0.975).
  ///
  /// - Parameters:
  ///   - resamples: The statistic of every resample, b of them, in any order.
  ///   - estimate: The statistic of the data.
  ///   - acceleration: a.
  /// - Returns: The interval; nothing without resamples, where all of them lie to one side of the estimate, or where one is not finite.
  /// - Complexity: O(b log b).
  public static func bounds(
    resamples: [Double], estimate: Double, acceleration: Double
  ) -> ClosedRange<Double>? {
    let below = resamples.count { $0 < estimate }
    let equal = resamples.count { $0 == estimate }
    let share = (Double(below) + Double(equal) / 2) / Double(resamples.count)
    guard share > 0, share < 1, estimate.isFinite, resamples.allSatisfy(\.isFinite) else {
      return nil
    }
    let bias = NormalDistribution.quantile(share)
    func level(_ z: Double) -> Double {
      NormalDistribution.cumulative(bias + (bias + z) / (1 - acceleration * (bias + z)))
    }
    let sorted = resamples.sorted()
    let ends = [level(-WilsonInterval.z95), level(WilsonInterval.z95)].map {
      Quantile.value(at: $0, ofSorted: sorted)
    }
    guard let low = ends.min(), let high = ends.max() else { return nil }
    return low...high
  }

  /// Returns a = Σ (θ̄ − θᵢ)³ ÷ 6 (Σ (θ̄ − θᵢ)²)^1.5 of a ratio of sums, with θᵢ the ratio without cluster i.
  ///
  /// Without cluster i the ratio is (X − xᵢ) ÷ (Y − yᵢ), and without one that carries nothing X ÷ Y.
  ///
  /// - Parameters:
  ///   - pairs: The pairs (xᵢ, yᵢ) of the m clusters that carry something.
  ///   - clusterCount: All clusters, n.
  /// - Returns: a; 0 where all ratios are alike or one cannot be formed.
  /// - Complexity: O(m).
  public static func acceleration(
    ofRatio pairs: [SIMD2<Double>], clusterCount: Int
  ) -> Double {
    let all = pairs.reduce(.zero, +)
    return acceleration(
      pairs.map { (all.x - $0.x) / (all.y - $0.y) }, others: all.x / all.y,
      otherCount: clusterCount - pairs.count)
  }

  /// Returns the same of a mean over all n clusters, of which m values are given and the rest are 0.
  ///
  /// Without cluster i the mean is (X − xᵢ) ÷ (n − 1).
  public static func acceleration(ofMean values: [Double], clusterCount: Int) -> Double {
    let all = values.reduce(0, +)
    let rest = Double(clusterCount - 1)
    return acceleration(
      values.map { (all - $0) / rest }, others: all / rest,
      otherCount: clusterCount - values.count)
  }

  private static func acceleration(
    _ own: [Double], others: Double, otherCount: Int
  ) -> Double {
    let weight = Double(otherCount)
    // Without any other, what they would be may not be a number.
    let other = otherCount == 0 ? 0 : others
    let mean = (own.reduce(0, +) + weight * other) / (Double(own.count) + weight)
    var square = weight * (mean - other) * (mean - other)
    var cube = square * (mean - other)
    for value in own {
      let distance = mean - value
      square += distance * distance
      cube += distance * distance * distance
    }
    let acceleration = cube / (6 * square * square.squareRoot())
    return acceleration.isFinite ? acceleration : 0
  }
}
