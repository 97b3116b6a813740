import Modeling
import Reading
import Scoring
import Testing

struct AgeWindowTests {
  private let comparisons = Condition.Comparison.allCases

  private func holds(
    _ unit: Condition.AgeUnit, _ comparison: Condition.Comparison, _ number: Double,
    date: String, asOf: String
  ) -> Bool {
    AgeWindow(unit, comparison, number, asOf: day(asOf)).holds(Int32(day(date).dayNumber))
  }

  /// Six calendar months: exactly six keep the account, a day more does not.
  @Test(arguments: [
    ("2025-01-15", "2025-07-15", true), ("2025-01-15", "2025-07-16", false),
    ("2025-03-01", "2025-08-31", true), ("2025-03-01", "2025-09-01", true),
    ("2025-03-01", "2025-09-02", false), ("2025-08-31", "2026-02-28", true),
    ("2025-08-31", "2026-03-01", false),
  ])
  func monthsAreThoseOfTheCalendar(date: String, asOf: String, keeps: Bool) {
    #expect(holds(.months, .lessOrEqual, 6, date: date, asOf: asOf) == keeps)
    #expect(holds(.months, .greater, 6, date: date, asOf: asOf) == !keeps)
  }

  @Test func ninetyDaysAreInAndNinetyOneAreNot() {
    #expect(holds(.days, .lessOrEqual, 90, date: "2025-01-01", asOf: "2025-04-01"))
    #expect(!holds(.days, .lessOrEqual, 90, date: "2025-01-01", asOf: "2025-04-02"))
  }

  /// Two whole quarters without a signal: those of the signal and of the day do not count.
  @Test(arguments: [
    ("2025-02-10", "2025-09-30", 1), ("2025-02-10", "2025-10-01", 2),
    ("2025-03-31", "2025-04-01", 0), ("2025-01-01", "2025-03-31", 0),
  ])
  func quartersAreWholeOnes(date: String, asOf: String, quarters: Int) {
    for number in 0...3 {
      #expect(
        holds(.quarters, .equal, Double(number), date: date, asOf: asOf) == (number == quarters))
      #expect(
        holds(.quarters, .less, Double(number), date: date, asOf: asOf) == (quarters < number))
      #expect(
        holds(.quarters, .greaterOrEqual, Double(number), date: date, asOf: asOf)
          == (quarters >= number))
    }
  }

  /// Against the age worked out for each date by itself.
  @Test(arguments: Condition.AgeUnit.allCases, ["2024-02-29", "2025-08-31", "2025-12-31"])
  func windowsAreThoseOfTheAge(unit: Condition.AgeUnit, asOf: String) {
    let today = day(asOf)
    for number in [0.0, 1, 2, 6, 13] {
      for comparison in comparisons {
        let window = AgeWindow(unit, comparison, number, asOf: today)
        for back in 0...1200 {
          let date = today.adding(days: -back)
          #expect(
            window.holds(Int32(date.dayNumber))
              == naive(unit, comparison, Int(number), date: date, asOf: today),
            "\(unit) \(comparison.rawValue) \(number): \(date) as of \(asOf)")
        }
      }
    }
  }

  /// Where `-1`, `0` and `1` stand for an age below, at and above the number.
  private func naive(
    _ unit: Condition.AgeUnit, _ comparison: Condition.Comparison, _ number: Int,
    date: CalendarDate, asOf: CalendarDate
  ) -> Bool {
    let order: Int
    switch unit {
    case .days: order = (asOf.days(since: date) - number).signum()
    case .months, .years:
      let later = date.adding(months: number * (unit == .years ? 12 : 1))
      order = asOf < later ? -1 : asOf == later ? 0 : 1
    case .quarters:
      let quarter = { (day: CalendarDate) in day.parts.year * 4 + (day.parts.month - 1) / 3 }
      order = (max(0, quarter(asOf) - quarter(date) - 1) - number).signum()
    }
    return comparison.holds(order, 0)
  }

  @Test func whatIsNotThereHasNoAge() {
    for comparison in comparisons {
      let window = AgeWindow(.days, comparison, 3, asOf: day("2025-01-01"))
      #expect(window.holds(DateColumn.none) == (comparison == .notEqual))
      #expect(window.holds(Int32(day("2025-01-02").dayNumber)) == (comparison == .notEqual))
    }
  }
}
