import LinearAlgebra
import Modeling

/// Points by range of a number without a branch for every range.
///
/// The numbers from which on the points are others cut the line into parts; the place of a number is how
/// many of these starts it reaches. Equal to `CriterionValues.points(of:_:)`, a missing number getting
/// its own points.
package struct BandTable: Sendable {
  /// The numbers from which on the points are others, ascending.
  private let starts: [Double]
  /// The points of a missing number, of what is below the first start, and from each start on.
  private let points: [Int32]

  /// Creates the table of bands.
  package init(_ bands: [Criterion.Band], missing: Int32) {
    // Points change only at an end of a band or right behind it.
    let ends = Set(bands.flatMap { [$0.lower, $0.upper] }.filter(\.isFinite))
    let changes = Set(ends.flatMap { [$0, $0.nextUp] }.filter(\.isFinite)).sorted()
    var starts: [Double] = []
    var points = [missing, CriterionValues.points(of: -.greatestFiniteMagnitude, bands)]
    for start in changes {
      let value = CriterionValues.points(of: start, bands)
      guard value != points[points.count - 1] else { continue }
      starts.append(start)
      points.append(value)
    }
    self.starts = starts
    self.points = points
  }

  /// Adds the points of numbers to as many sums.
  package func add(_ numbers: Span<Double>, to sums: inout MutableSpan<Int32>) {
    PointKernels.addBands(numbers, starts: starts, points: points, to: &sums)
  }
}
