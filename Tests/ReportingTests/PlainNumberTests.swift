import Reporting
import Testing

@Suite struct PlainNumberTests {
  @Test func aPointNoCommasAndAnASCIIMinus() {
    #expect(PlainNumber.text(1_234_567.891, places: 2) == "1234567.89")
    #expect(PlainNumber.text(-0.05, places: 1) == "-0.1")
    #expect(PlainNumber.text(3, places: 0) == "3")
    #expect(PlainNumber.text(.nan, places: 2) == "")
    #expect(PlainNumber.text(units: -5, places: 2) == "-0.05")
    #expect(PlainNumber.text(units: 1205, places: 2) == "12.05")
  }
}
