import Reading
import Testing

struct DateTextTests {
  @Test(arguments: [
    "2026-03-05", "2026/03/05", "2026-3-5", "2026.03.05", "2026-03-05T14:15:33+01:00",
    "2026-03-05 14:15", "2026-03-05T14:15:33.123Z", "2026-03-05 12:07:00 UTC", "05-Mar-2026",
    "5 March 2026", "March 5, 2026", "Mar 5 2026", "5-Mar-26", "05.Mar.2026",
    "Mar 5, 2026, 10:22 AM",
  ])
  func readsDatesThatCanBeReadInOneWay(_ text: String) throws {
    let expected = try #require(CalendarDate("2026-03-05"))
    #expect(DateText.reading(text) == .day(expected))
  }

  @Test(arguments: [
    "3/4/2025", "03/04/2025", "3/4/2025, 10:22 AM", "3/4/25", "3-4-2025", "3.4.2025",
  ])
  func leavesTheOrderOpen(_ text: String) throws {
    let reading = try #require(DateText.reading(text))
    #expect(reading.date(.dayMonth) == CalendarDate("2025-04-03"))
    #expect(reading.date(.monthDay) == CalendarDate("2025-03-04"))
  }

  @Test func readsEightDigitsWhereTheyAreDates() {
    #expect(DateText.reading("20260305") == nil)
    #expect(
      DateText.reading("20260305", allowsCompact: true)?.date(.dayMonth)
        == CalendarDate("2026-03-05"))
  }

  @Test(arguments: [
    "", "soon", "2025-02-30", "31/31/2025", "0/0/2025", "2025", "1.2.3", "12/2025", "51-200",
    "2026-03-05x", "5 Foo 2026", "2026-03-05 Acme", "13-13-2025", "May Systems 5",
  ])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(DateText.reading(text) == nil)
  }
}
