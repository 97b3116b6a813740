import Testing

import Modeling

struct PointTextTests {
  @Test(arguments: [
    ("12", 1200), ("0", 0), ("-3", -300), ("+3", 300), ("2.5", 250), ("2.25", 225),
    ("0.29", 29), ("1.10", 110), ("-0.05", -5), ("100000", 10_000_000),
  ])
  func readsHundredths(text: String, hundredths: Int) {
    #expect(PointText.hundredths(text) == hundredths)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1.234", "1e3", "0x5", "1,5", " 1", "١", "1.2.3", "100001",
    "99999999999999999999",
  ])
  func refusesAllElse(text: String) {
    #expect(PointText.hundredths(text) == nil)
  }

  @Test func everyHundredthComesBack() {
    for value in -12_345...12_345 {
      #expect(PointText.hundredths(PointText.text(value)) == value)
    }
    #expect(PointText.text(1225) == "12.25")
    #expect(PointText.text(1250) == "12.5")
    #expect(PointText.text(1205) == "12.05")
    #expect(PointText.text(-5) == "-0.05")
  }
}
