import LinearAlgebra
import Modeling

/// Points by range of a number without a branch for every range.
///
/// The ends of all bands cut the numbers into ends and what lies between them; the place of a number
/// among these is how many ends it reaches plus how many it exceeds. Equal to
/// `CriterionValues.points(of:_:)`, a missing number getting its own points.
package struct BandTable: Sendable {
  /// The ends, ascending and finite.
  private let ends: [Double]
  /// The points of a missing number, then of what is below the first end, the first end, what lies between, ...
  private let points: [Int32]

  /// Creates the table of bands.
  package init(_ bands: [Criterion.Band], missing: Int32) {
    let ends = Set(bands.flatMap { [$0.lower, $0.upper] }.filter(\.isFinite)).sorted()
    self.ends = ends
    var points = [missing]
    for index in 0...ends.count {
      let below = index == 0 ? -Double.infinity : ends[index - 1]
      let above = index == ends.count ? Double.infinity : ends[index]
      points.append(CriterionValues.points(of: Self.between(below, above), bands))
      if index < ends.count { points.append(CriterionValues.points(of: ends[index], bands)) }
    }
    self.points = points
  }

  /// Adds the points of numbers to as many sums.
  package func add(_ numbers: Span<Double>, to sums: inout MutableSpan<Int32>) {
    PointKernels.addBands(numbers, ends: ends, points: points, to: &sums)
  }

  /// Returns a number between two others; the lower one where there is none.
  private static func between(_ lower: Double, _ upper: Double) -> Double {
    if lower == -.infinity { return upper == .infinity ? 0 : upper.nextDown }
    if upper == .infinity { return lower.nextUp }
    return lower + (upper - lower) / 2
  }
}
