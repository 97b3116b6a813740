import Reading
import Testing

struct NumberTextTests {
  @Test(arguments: [
    ("1234", 1234), ("1,234", 1234), ("$1,234.50", 1234.5), ("€ 5", 5), ("1200 USD", 1200),
    ("USD 51,000.00", 51000),
    ("EUR 5", 5), ("usd12", 12),
    ("US$1,200", 1200), ("45k", 45_000), ("1.2M", 1_200_000), ("3 million", 3e6), ("2bn", 2e9),
    ("(1,234)", -1234), ("-5", -5), ("-$5", -5), ("$-5", -5), ("−7", -7), ("75%", 75),
    ("1.0 %", 1), ("0.125", 0.125), (".5", 0.5), ("12.", 12), ("1 234 567", 1_234_567),
    ("1\u{A0}234", 1234), ("1'234.5", 1234.5), ("1.5e6", 1.5e6), ("1.23E+05", 123_000),
    ("1,234,567.89", 1_234_567.89), ("10,001+", 10_001), ("<50", 50), ("> 1,000", 1000),
    ("less than 10", 10), ("Under $1M", 1e6), ("10,000+ Employees", 10_000),
    ("XXLarge (10,000+ Employees)", 10_000), ("0-10", 5), ("£3", 3), ("007", 7),
  ])
  func readsNumbersAsPeopleWriteThem(_ text: String, _ expected: Double) {
    #expect(NumberText.value(text) == expected)
  }

  @Test(arguments: [
    ("51-200", 51.0, 200.0), ("1,001-5,000", 1001, 5000), ("$10M-$50M", 1e7, 5e7),
    ("10-50M", 1e7, 5e7), ("500-1k", 500, 1000), ("51 – 200", 51, 200), ("11 to 50", 11, 50),
    ("Small (11-50 Employees)", 11, 50), ("201-500 employees", 201, 500),
  ])
  func readsRangesAsTheirGeometricMidpoint(_ text: String, _ low: Double, _ high: Double) {
    #expect(NumberText.value(text) == (low * high).squareRoot())
  }

  @Test(arguments: [
    ("1.234,56", 1234.56), ("1.234.567", 1_234_567), ("12,5", 12.5), ("1.234", 1234),
    ("1234", 1234), ("€ 1.234,50", 1234.5), ("1 234,5", 1234.5),
  ])
  func readsDecimalCommas(_ text: String, _ expected: Double) {
    #expect(NumberText.value(text, style: .comma) == expected)
  }

  @Test(arguments: [
    "", "abc", "12 Main Street", "1.2.3", "192.168.1.1", "04.03.2025", "2025-03-04", "1,23",
    "1.234,56", "Acme (2)", "200-51", "--5", "A12", "12:30", "1-2-3", "$", "k", "+1 555 0100",
  ])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(NumberText.value(text) == nil)
  }

  @Test(arguments: [
    ("1234", NumberEvidence.none), ("12.5", .point), ("1,234.5", .point), ("1,234,567", .point),
    ("1.234,5", .comma), ("12,5", .comma), ("1.234.567", .comma), ("1.234", .singlePoint),
    ("1,234", .singleComma), ("0.123", .point), ("1234.567", .point), ("0,123", .comma),
  ])
  func saysWhichSeparatorBeginsTheDecimals(_ text: String, _ expected: NumberEvidence) {
    #expect(NumberText.evidence(text) == expected)
  }
}
