import Modeling
import Reading

/// The days on which an age, as of a day, compares in a certain way with a number.
///
/// An age falls as its date rises, so that `age <= n` holds from one day on and `age < n` from another.
package struct AgeWindow: Sendable {
  private let asOf: Int
  private let comparison: Condition.Comparison
  /// The first day whose age is no more than the number.
  private let reaching: Int
  /// The first day whose age is less than the number.
  private let beyond: Int

  /// Creates the window of `age comparison number` as of a day.
  package init(
    _ unit: Condition.AgeUnit, _ comparison: Condition.Comparison, _ number: Double,
    asOf: CalendarDate
  ) {
    self.asOf = asOf.dayNumber
    self.comparison = comparison
    switch unit {
    case .days:
      reaching = asOf.dayNumber - Int(number.rounded(.down))
      beyond = asOf.dayNumber - Int(number.rounded(.up)) + 1
    case .months, .years:
      let months = Int(number) * (unit == .years ? 12 : 1)
      reaching = Self.firstDay(months: months, asOf: asOf) { $0 >= asOf }
      beyond = Self.firstDay(months: months, asOf: asOf) { $0 > asOf }
    case .quarters:
      reaching = Self.firstDay(quartersBefore: Int(number) + 1, asOf)
      beyond = number < 1 ? Int.max : Self.firstDay(quartersBefore: Int(number), asOf)
    }
  }

  /// Returns whether the comparison holds for a date, given as a day's number.
  ///
  /// A date that is not there has no age, so that only `!=` holds for it.
  package func holds(_ day: Int32) -> Bool {
    let day = Int(day)
    guard day != Int(DateColumn.none), day <= asOf else { return comparison == .notEqual }
    switch comparison {
    case .less: return day >= beyond
    case .lessOrEqual: return day >= reaching
    case .equal: return day >= reaching && day < beyond
    case .notEqual: return day < reaching || day >= beyond
    case .greaterOrEqual: return day < beyond
    case .greater: return day < reaching
    }
  }

  /// Returns the first day that, so many calendar months later, is late enough.
  private static func firstDay(
    months: Int, asOf: CalendarDate, _ isLate: (CalendarDate) -> Bool
  ) -> Int {
    // The same day of an earlier month is at most a few days off, as months end on different days.
    var day = asOf.adding(months: -months).adding(days: 4)
    while isLate(day.adding(months: months)) { day = day.adding(days: -1) }
    return day.dayNumber + 1
  }

  /// Returns the first day of the quarter that lies so many quarters before that of a day.
  private static func firstDay(quartersBefore count: Int, _ asOf: CalendarDate) -> Int {
    let (year, month, _) = asOf.parts
    let start = CalendarDate(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? asOf
    return start.adding(months: -3 * count).dayNumber
  }
}
