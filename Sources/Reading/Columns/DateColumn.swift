/// One day per row, nothing where there is none, in four bytes a row.
public struct DateColumn: RandomAccessCollection, Hashable, Sendable, ExpressibleByArrayLiteral {
  /// Days since 1970-01-01; the least number stands for no day.
  private var numbers: [Int32] = []
  package static let none = Int32.min

  /// Creates a column without rows.
  public init() {}

  /// Creates a column of days.
  public init(_ days: some Sequence<CalendarDate?>) {
    for day in days { append(day) }
  }

  /// Creates a column of days.
  public init(arrayLiteral days: CalendarDate?...) {
    self.init(days)
  }

  /// The first row.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { numbers.count }

  /// The day of a row.
  public subscript(row: Int) -> CalendarDate? {
    let number = numbers[row]
    return number == Self.none ? nil : CalendarDate(dayNumber: Int(number))
  }

  /// The days of all rows as their numbers, `none` where there is none.
  package var dayNumbers: [Int32] { numbers }

  /// Returns the day of a row as its number, `none` where there is none.
  package func dayNumber(_ row: Int) -> Int32 { numbers[row] }

  /// Adds a row.
  public mutating func append(_ day: CalendarDate?) {
    numbers.append(day.map { Int32($0.dayNumber) } ?? Self.none)
  }

  /// Adds the rows of another column.
  mutating func append(_ other: DateColumn) {
    numbers += other.numbers
  }

  /// Makes room, so that adding rows does not move the ones that are there.
  mutating func reserveCapacity(_ count: Int) {
    numbers.reserveCapacity(count)
  }
}
