/// A day of the proleptic Gregorian calendar, without time of day or time zone.
///
/// Stored as the number of days since 1970-01-01, so that ages are differences.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Four bytes, as columns of dates hold millions.
  private let storedDayNumber: Int32

  /// Days since 1970-01-01; negative before it.
  public var dayNumber: Int { Int(storedDayNumber) }

  /// Creates the day that lies `dayNumber` days after 1970-01-01.
  ///
  /// - Precondition: The number fits 32 bits: five million years either way.
  public init(dayNumber: Int) {
    precondition(
      Int32(exactly: dayNumber) != nil, "day \(dayNumber) does not fit 32 bits")
    storedDayNumber = Int32(truncatingIfNeeded: dayNumber)
  }

  /// Creates a day from its parts, or nothing when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.dayCount(year: year, month: month)
    else { return nil }
    // Days from civil, with the year starting in March so that the leap day comes last.
    let shiftedYear = month > 2 ? year : year - 1
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(dayNumber: era * 146_097 + dayOfEra - 719_468)
  }

  /// Creates a day from `YYYY-MM-DD`, or nothing when the text is anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month from 1 to 12 and the day of the month from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Returns the day `count` days later.
  public func adding(days count: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + count)
  }

  /// Returns the same day of the month `count` calendar months later, clamped to the month's end.
  public func adding(months count: Int) -> CalendarDate {
    let (year, month, day) = parts
    let months = year * 12 + month - 1 + count
    let newYear = months >= 0 ? months / 12 : (months - 11) / 12
    let newMonth = months - newYear * 12 + 1
    let clamped = min(day, Self.dayCount(year: newYear, month: newMonth))
    return CalendarDate(year: newYear, month: newMonth, day: clamped) ?? self
  }

  /// Returns the number of days from `earlier` to this day.
  public func days(since earlier: CalendarDate) -> Int {
    dayNumber - earlier.dayNumber
  }

  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Returns whether the left day is the earlier one.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  private static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
