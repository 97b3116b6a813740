import LinearAlgebra
import Modeling

/// The points, in whole hundredths, that compare in a certain way with a number: a range, or all others.
package struct PointRange: Sendable {
  private let least: Int
  private let most: Int
  private let isNegated: Bool

  /// Creates the range of `points comparison limit`, the limit in hundredths.
  package init(_ comparison: Condition.Comparison, _ limit: Double) {
    // Far beyond what 32 bits of points can be.
    func whole(_ value: Double) -> Int { Int(max(-1e15, min(1e15, value))) }
    isNegated = comparison == .notEqual
    switch comparison {
    case .less: (least, most) = (.min, whole(limit.rounded(.up) - 1))
    case .lessOrEqual: (least, most) = (.min, whole(limit.rounded(.down)))
    case .greater: (least, most) = (whole(limit.rounded(.down) + 1), .max)
    case .greaterOrEqual: (least, most) = (whole(limit.rounded(.up)), .max)
    case .equal, .notEqual:
      // Points are whole hundredths, so that none equals a fraction of one.
      let isWhole = limit == limit.rounded()
      (least, most) = isWhole ? (whole(limit), whole(limit)) : (1, 0)
    }
  }

  /// Returns whether points are in it.
  package func contains(_ points: Int32) -> Bool {
    (Int(points) >= least && Int(points) <= most) != isNegated
  }

  /// Writes whether the first points of a list are in it.
  func fill(_ points: [Int32], count: Int, _ holds: inout [Bool]) {
    let (low, high) = (Int32(clamping: least), Int32(clamping: most))
    // What lies beyond 32 bits holds for all or for none.
    guard least <= most, Int(low) == least || low == .min, Int(high) == most || high == .max else {
      for place in 0..<count { holds[place] = isNegated }
      return
    }
    PointKernels.compare(points, count: count, within: low...high, isNegated: isNegated, &holds)
  }
}
