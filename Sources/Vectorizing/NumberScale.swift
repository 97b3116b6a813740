import Foundation
import Modeling
import Statistics

/// How a number becomes a column: transformed, winsorized, set in standard units, cut at ±3 and centered.
///
/// The limits are the 0.5 % and the 99.5 % points of the transformed values; what lies beyond counts as the limit.
/// Mean and standard deviation are those of the winsorized values.
///
/// > Source: Tukey, "The future of data analysis", 1962, DOI 10.1214/aoms/1177704711, for winsorizing.
package struct NumberScale: Sendable, Equatable {
  private let transform: FamilyOptions.Feature.Transform
  /// The distinct known values, ascending, and their mean ranks ÷ n, where the transform is by rank.
  private let ranks: RankScale?
  private let limits: ClosedRange<Double>
  private let mean: Double
  /// 0 where all values are the same.
  private let deviation: Double
  /// The mean of the cut values, which is taken off, so that the column's mean is 0.
  private let center: Double
  /// The mean square of the known values of the column.
  package let inertia: Double

  /// Fits the scale to values; NaN is missing.
  package init(_ values: [Double], transform: FamilyOptions.Feature.Transform) {
    self.transform = transform
    var known = values.filter { !$0.isNaN }
    let ranks = transform == .rank ? RankScale(sorted: known.sorted()) : nil
    self.ranks = ranks
    guard let first = known.min(), let last = known.max() else {
      (limits, mean, deviation, center, inertia) = (0...0, 0, 0, 0, 0)
      return
    }
    // Every transform keeps the order, so that the limits may be found first.
    let cut = known.count / 200
    var (low, high) = (first, last)
    if cut > 0 {
      var copy = known
      low = OrderStatistic.value(at: cut, of: &copy)
      high = OrderStatistic.value(at: known.count - 1 - cut, of: &copy)
    }
    // One value in two hundred that differs must not be cut away altogether.
    if low == high { (low, high) = (first, last) }
    let limits =
      Self.transformed(low, transform, ranks)...Self.transformed(high, transform, ranks)
    self.limits = limits
    (low, high) = (limits.lowerBound, limits.upperBound)
    for index in known.indices {
      known[index] = min(high, max(low, Self.transformed(known[index], transform, ranks)))
    }
    let n = Double(known.count)
    let mean = known.reduce(0, +) / n
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    // Equal values differ from their mean by rounding only.
    let deviation = variance <= 1e-20 * max(1, mean * mean) ? 0 : variance.squareRoot()
    (self.mean, self.deviation) = (mean, deviation)
    for index in known.indices {
      known[index] = Self.units(known[index], low, high, mean, deviation)
    }
    let center = known.reduce(0, +) / n
    self.center = center
    inertia = known.reduce(0) { $0 + ($1 - center) * ($1 - center) } / n
  }

  /// Returns the column's value; NaN for a missing one.
  package func value(_ raw: Double) -> Double {
    let transformed = Self.transformed(raw, transform, ranks)
    return Self.units(transformed, limits.lowerBound, limits.upperBound, mean, deviation) - center
  }

  private static func transformed(
    _ value: Double, _ transform: FamilyOptions.Feature.Transform, _ ranks: RankScale?
  ) -> Double {
    switch transform {
    case .none: value
    case .log: value < 0 ? -log1p(-value) : log1p(value)
    case .rank: ranks?.rank(value) ?? value
    }
  }

  private static func units(
    _ value: Double, _ low: Double, _ high: Double, _ mean: Double, _ deviation: Double
  ) -> Double {
    guard !value.isNaN else { return .nan }
    return deviation > 0 ? min(3, max(-3, (min(high, max(low, value)) - mean) / deviation)) : 0
  }
}

/// Mean ranks of known values, divided by their number.
package struct RankScale: Sendable, Equatable {
  /// Distinct, ascending.
  private let values: [Double]
  private let ranks: [Double]

  /// Ranks ascending values, equal ones by the mean of their ranks.
  package init(sorted: [Double]) {
    var (values, ranks): ([Double], [Double]) = ([], [])
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      values.append(sorted[start])
      ranks.append((Double(start + end - 1) / 2 + 1) / Double(sorted.count))
      start = end
    }
    (self.values, self.ranks) = (values, ranks)
  }

  /// Returns the rank of a value, one between two known ones by the mean of theirs.
  package func rank(_ value: Double) -> Double {
    guard !value.isNaN, let first = ranks.first, let last = ranks.last else { return value }
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    if low == values.count { return last }
    if values[low] == value { return ranks[low] }
    return low == 0 ? first : (ranks[low - 1] + ranks[low]) / 2
  }
}
