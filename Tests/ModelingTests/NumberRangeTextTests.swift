import Testing

import Modeling

struct NumberRangeTextTests {
  @Test(arguments: [
    ("75", 75.0), ("-2.5", -2.5), ("10k", 10_000), ("3M", 3e6), ("1B", 1e9), ("1e3", 1000),
  ])
  func readsNumbers(text: String, value: Double) {
    #expect(NumberRangeText.number(text) == value)
  }

  @Test(arguments: ["", "k", "nan", "inf", "0x10", "1..2", "1-2", "1,000", "five", "1e999"])
  func refusesWhatIsNoNumber(text: String) {
    #expect(NumberRangeText.number(text) == nil)
  }

  @Test(arguments: [
    ("51..1000", 51.0...1000), ("1001+", 1001...Double.infinity), ("..50", -Double.infinity...50),
    ("5..", 5...Double.infinity), ("7", 7...7), ("-5..-1", -5...(-1)), ("10M..50M", 1e7...5e7),
    ("0.5..1.5", 0.5...1.5), ("1 .. 2", 1...2),
  ])
  func readsRangesThatComeBack(text: String, range: ClosedRange<Double>) {
    #expect(NumberRangeText.range(text) == range)
    if range.lowerBound < range.upperBound {
      #expect(NumberRangeText.range(NumberRangeText.text(range)) == range)
    }
  }

  @Test(arguments: ["", "..", "9..1", "a..b", "+", "1..2..3"])
  func refusesWhatIsNoRange(text: String) {
    #expect(NumberRangeText.range(text) == nil)
  }
}
