import Reading
import Testing

import Backtesting

struct TrialPeriodsTests {
  func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  func market(
    _ deals: [(created: String?, closed: String?)], signals: [String] = []
  ) throws -> Market {
    let table = deals.enumerated().map { index, deal in
      DealTable.Deal(
        id: "\(index)", account: 0, accountReference: "", outcome: .won, amount: 1,
        created: deal.created.flatMap(CalendarDate.init),
        closed: deal.closed.flatMap(CalendarDate.init),
        line: index + 2)
    }
    var market = Market(
      accounts: AccountTable(
        source: "a.csv", ids: ["a"], names: ["a"], domains: [""], columns: [], lines: [2]),
      deals: DealTable(source: "d.csv", deals: table))
    if !signals.isEmpty {
      market.signals = SignalTable(
        source: "s.csv", kinds: ["x"], people: [],
        signals: try signals.map {
          .init(account: 0, kind: 0, date: try day($0), strength: .nan, person: -1)
        })
    }
    return market
  }

  /// A deal a month for three years, each open for as many days.
  func monthly(cycle: Int, months: Int = 36) throws -> [(created: String?, closed: String?)] {
    let first = try day("2023-01-15")
    return (0..<months).map {
      let closed = first.adding(months: $0)
      return ("\(closed.adding(days: -cycle))", "\(closed)")
    }
  }

  @Test func endsOnTheDayAndGoesBackInWholePeriods() throws {
    let periods = try #require(
      TrialPeriods(
        try market(try monthly(cycle: 100)), asOf: try day("2025-12-31"), byCreation: false))
    // 35 months and some days of history; at most eight periods, of five months then.
    #expect(periods.months == 5)
    #expect(periods.maturityDays == 100)
    #expect(try periods.ends.last == day("2025-12-31"))
    #expect(periods.origins.dropFirst().elementsEqual(periods.ends.dropLast()))
    #expect(periods.origins.count == 7)
    #expect(try periods.period(of: day("2025-07-31")) == 5)
    #expect(try periods.period(of: day("2025-08-01")) == 6)
    #expect(try periods.period(of: day("2026-01-01")) == nil)
    #expect(periods.period(of: periods.origins[0]) == nil)
  }

  @Test func isAsLongAsDealsTake() throws {
    let periods = try #require(
      TrialPeriods(
        try market(try monthly(cycle: 300)), asOf: try day("2025-12-31"), byCreation: false))
    #expect(periods.months == 10)
    #expect(periods.origins.count == 3)
  }

  @Test func beginsThreeMonthsAfterTheFirstSignal() throws {
    let signals = (0..<12).map { "2025-\($0 < 9 ? "0" : "")\($0 + 1)-01" }
    let periods = try #require(
      TrialPeriods(
        try market(try monthly(cycle: 30), signals: signals), asOf: try day("2025-12-31"),
        byCreation: false))
    #expect(periods.months == 3)
    #expect(try periods.origins[0] >= day("2025-03-31"))
    #expect(periods.origins.count == 2 || periods.origins.count == 3)
  }

  @Test func isNothingWithoutDatesOrWithAShortHistory() throws {
    let dates = try monthly(cycle: 30, months: 4)
    #expect(TrialPeriods(try market(dates), asOf: try day("2023-05-01"), byCreation: false) == nil)
    #expect(
      TrialPeriods(
        try market([(nil, nil), (nil, nil)]), asOf: try day("2025-12-31"), byCreation: false) == nil
    )
    #expect(TrialPeriods(try market(dates), asOf: nil, byCreation: false) == nil)
  }

  @Test(arguments: [
    ("2025-01-31", "2025-02-28", 1), ("2025-01-31", "2025-02-27", 0),
    ("2024-01-15", "2025-01-15", 12),
    ("2024-01-15", "2025-01-14", 11), ("2025-01-02", "2025-01-01", 0),
  ])
  func countsCalendarMonths(first: String, last: String, months: Int) throws {
    #expect(try TrialPeriods.months(from: day(first), to: day(last)) == months)
  }
}
