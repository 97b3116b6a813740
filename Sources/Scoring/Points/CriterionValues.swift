import Modeling

/// The arithmetic of criteria: from a number, a sum or an age to hundredths of a point.
package enum CriterionValues {
  /// Returns the points of the first band that holds a value, both ends included; 0 outside all of them.
  static func points(of value: Double, _ bands: [Criterion.Band]) -> Int32 {
    for band in bands where value >= band.lower && value <= band.upper {
      return Int32(band.points)
    }
    return 0
  }

  /// Returns the points of the first step that an age is within; 0 beyond the last.
  static func points(ofAge age: Int, _ steps: [Criterion.Step]) -> Int32 {
    for step in steps where Double(age) <= step.days { return Int32(step.points) }
    return 0
  }

  /// Returns the points, no further from 0 than the cap and not beyond 0 from it.
  static func capped(_ points: Double, cap: Int) -> Int32 {
    let limit = Double(cap)
    return rounded(limit < 0 ? max(limit, min(0, points)) : min(limit, max(0, points)))
  }

  /// Returns the nearest whole number of hundredths, halves away from zero.
  package static func rounded(_ points: Double) -> Int32 {
    // The processor cuts a fraction off in one step, and would need a library to round it.
    let whole = Int32(points)
    let rest = points - Double(whole)
    return whole &+ (rest >= 0.5 ? 1 : 0) &- (rest <= -0.5 ? 1 : 0)
  }
}

/// The weights of a decay by age in days, worked out once for the ages that occur often.
struct DecayTable: Sendable {
  private let decay: Decay
  private let weights: [Double]
  /// Four years of days; older signals are few.
  private static let usualAges = 1461

  /// Creates a table.
  init(_ decay: Decay) {
    self.decay = decay
    weights = (0..<Self.usualAges).map { decay.weight(ageDays: $0) }
  }

  /// The weight at an age, 0 below 0.
  subscript(age: Int) -> Double {
    weights.indices.contains(age) ? weights[age] : decay.weight(ageDays: age)
  }
}
