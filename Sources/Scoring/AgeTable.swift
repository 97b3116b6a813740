import LinearAlgebra
import Reading

/// Points by the age of a date, worked out once for every age that occurs often.
struct AgeTable: Sendable {
  private let today: Int
  private let missing: Int32
  private let points: [Int32]
  private let ofAge: @Sendable (Int) -> Int32
  /// Eleven years of days; older dates are few.
  private static let usualAges = 4018

  /// Creates a table as of a day.
  init(today: Int, missing: Int32, _ ofAge: @escaping @Sendable (Int) -> Int32) {
    self.today = today
    self.missing = missing
    self.ofAge = ofAge
    points = (0..<Self.usualAges).map(ofAge)
  }

  /// Adds the points of dates to as many sums; what lies after the day is not known on it.
  func add(_ days: Span<Int32>, to sums: inout MutableSpan<Int32>) {
    let older = PointKernels.addAges(
      days, today: Int32(today), points: points, missing: missing, to: &sums)
    guard older > 0 else { return }
    for place in days.indices where days[place] != DateColumn.none {
      let age = today - Int(days[place])
      if age >= points.count { sums[place] &+= ofAge(age) }
    }
  }
}
