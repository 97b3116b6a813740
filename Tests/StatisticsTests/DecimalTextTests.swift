import Statistics
import Testing

@Suite struct DecimalTextTests {
  @Test(
    "Numbers have a fixed count of decimals and commas between thousands",
    arguments: [
      (1234.5, 2, "1,234.50"), (0.5, 0, "1"), (-0.5, 0, "−1"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"),
      (999.96, 1, "1,000.0"), (1_234_567.891, 1, "1,234,567.9"), (0.007, 2, "0.01"),
      (0, 3, "0.000"),
      (.nan, 1, "–"), (.infinity, 1, "∞"), (-.infinity, 1, "−∞"),
    ])
  func fixed(value: Double, places: Int, expected: String) {
    #expect(DecimalText.fixed(value, places: places) == expected)
  }

  @Test(
    "Whole numbers have commas between thousands",
    arguments: [
      (0, "0"), (999, "999"), (40_000, "40,000"), (-1_234_567, "−1,234,567"),
      (Int.min, "−9,223,372,036,854,775,808"),
    ])
  func whole(value: Int, expected: String) {
    #expect(DecimalText.whole(value) == expected)
  }

  @Test("Shares are percentages")
  func percent() {
    #expect(DecimalText.percent(0.2) == "20.0%")
    #expect(DecimalText.percent(0.017647, places: 2) == "1.76%")
    #expect(DecimalText.percent(1, places: 0) == "100%")
    #expect(DecimalText.percent(.nan) == "–")
  }

  @Test("A p-value has three decimals or is below 0.001")
  func pValue() {
    #expect(DecimalText.pValue(0.1055) == "0.106")
    #expect(DecimalText.pValue(0.001) == "0.001")
    #expect(DecimalText.pValue(0.000_999) == "< 0.001")
    #expect(DecimalText.pValue(1) == "1.000")
  }

  @Test(
    "Money has three significant digits and a unit",
    arguments: [
      (1_600_000, "$1.60M"), (45_000, "$45.0K"), (794.12, "$794"), (200_000, "$200K"),
      (999.4, "$999"), (999.6, "$1.00K"), (999_600, "$1.00M"), (2.5e9, "$2.50B"),
      (-1500, "−$1.50K"),
      (0, "$0"), (.nan, "–"),
    ])
  func money(amount: Double, expected: String) {
    #expect(DecimalText.money(amount, currency: "$") == expected)
  }
}
