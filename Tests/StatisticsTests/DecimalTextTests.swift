import Statistics
import Testing

@Suite struct DecimalTextTests {
  @Test func fixedDecimals() {
    #expect(DecimalText.fixed(1234.5, places: 2) == "1,234.50")
    #expect(DecimalText.fixed(-0.004, places: 2) == "0.00")
    #expect(DecimalText.fixed(-1.5, places: 0) == "−2")
    #expect(DecimalText.fixed(0.125, places: 2) == "0.13")
    #expect(DecimalText.fixed(.nan, places: 1) == "–")
    #expect(DecimalText.fixed(-.infinity, places: 1) == "−∞")
  }

  @Test func wholeNumbersPercentagesAndPValues() {
    #expect(DecimalText.whole(1_040_000) == "1,040,000")
    #expect(DecimalText.whole(-5) == "−5")
    #expect(DecimalText.percent(0.01765, places: 1) == "1.8%")
    #expect(DecimalText.pValue(0.1055) == "0.106")
    #expect(DecimalText.pValue(0.0002) == "< 0.001")
  }

  @Test func moneyHasThreeDigits() {
    #expect(DecimalText.money(1_600_000, currency: "$") == "$1.60M")
    #expect(DecimalText.money(200_000, currency: "$") == "$200K")
    #expect(DecimalText.money(45_000, currency: "€") == "€45.0K")
    #expect(DecimalText.money(794.12, currency: "$") == "$794")
    #expect(DecimalText.money(5e15, currency: "$") == "$5,000T")
    #expect(DecimalText.money(999_600_000_000, currency: "$") == "$1.00T")
    #expect(DecimalText.perUnit(2.504) == "2.50" && DecimalText.perUnit(1234) == "1.23K")
    #expect(DecimalText.briefMoney(1_600_000, currency: "$") == "$1.6M")
    #expect(DecimalText.briefMoney(9_960, currency: "$") == "$10K")
    #expect(DecimalText.briefMoney(200_000, currency: "$") == "$200K")
    #expect(DecimalText.money(999_900, currency: "$") == "$1.00M")
    #expect(DecimalText.money(-2_500_000_000, currency: "$") == "−$2.50B")
  }
}
