import LinearAlgebra
import Modeling
import Reading

/// Points by the age of a date, worked out once for every age that gives any.
///
/// Decays and steps give nothing from some age on, so that the list ends there.
package struct AgeTable: Sendable {
  private let today: Int
  private let missing: Int32
  private let points: [Int32]
  /// The points of whatever is older than the list goes; nothing for nearly every model.
  private let beyond: (@Sendable (Int) -> Int32)?

  /// A decay that still gives points after a century is worked out date by date.
  private static let mostAges = 36_525

  /// Creates the table of points that decay, as of a day.
  package init(points: Int, decay: Decay, today: CalendarDate, missing: Int32) {
    let ofAge: @Sendable (Int) -> Int32 = { age in
      CriterionValues.rounded(Double(points) * decay.weight(ageDays: age))
    }
    var list: [Int32] = []
    while list.count < Self.mostAges {
      let value = ofAge(list.count)
      // Weights never rise with age but for steps that say so, which end at a known day.
      if value == 0, Double(list.count) > decay.lastStep { break }
      list.append(value)
    }
    self.points = list.isEmpty ? [0] : list
    self.today = today.dayNumber
    self.missing = missing
    beyond = list.count == Self.mostAges ? ofAge : nil
  }

  /// Creates the table of points by step, as of a day.
  package init(steps: [Criterion.Step], today: CalendarDate, missing: Int32) {
    let last = min(Double(Self.mostAges), steps.last?.days ?? 0)
    var list: [Int32] = []
    for age in 0...Int(last) { list.append(CriterionValues.points(ofAge: age, steps)) }
    points = list
    self.today = today.dayNumber
    self.missing = missing
    let isLonger = (steps.last?.days ?? 0) > Double(Self.mostAges)
    let ofAge: @Sendable (Int) -> Int32 = { CriterionValues.points(ofAge: $0, steps) }
    beyond = isLonger ? ofAge : nil
  }

  /// Adds the points of dates to as many sums; what lies after the day is not known on it.
  package func add(_ days: Span<Int32>, to sums: inout MutableSpan<Int32>) {
    PointKernels.addAges(
      days, today: Int32(today), points: points, missing: missing, to: &sums)
    guard let beyond else { return }
    for place in days.indices where days[place] != DateColumn.none {
      let age = today - Int(days[place])
      if age >= points.count { sums[place] &+= beyond(age) }
    }
  }
}
