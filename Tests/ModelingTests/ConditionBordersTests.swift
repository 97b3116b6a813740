import Modeling
import Testing

/// Where comparisons of points change their answer.
struct ConditionBordersTests {
  private func borders(_ text: String) throws -> [Int] {
    try ConditionParser.condition(text, at: .code).borders(of: "fit")
  }

  @Test func aBorderIsTheLeastOnTheUpperSide() throws {
    #expect(try borders("fit >= 7") == [700] && borders("fit < 7") == [700])
    #expect(try borders("fit > 7") == [701] && borders("fit <= 7") == [701])
    #expect(try borders("fit = 7") == [700, 701])
    #expect(try borders("fit >= 7.5") == [750])
    #expect(try borders("fit in [3, 4.5]") == [300, 301, 450, 451])
    #expect(try borders("industry = Retail") == [])
    #expect(try borders("intent >= 7") == [] && borders("fit > 1e300") == [])
  }

  @Test func allPartsOfARuleCount() throws {
    #expect(
      try borders("(fit >= 7 and intent >= 2) or not (fit < 5 and score > 9)") == [700, 500])
  }

  /// On neighboring hundredths the answer changes at borders and nowhere else.
  @Test(arguments: ["<", "<=", ">", ">=", "=", "!="], [3.0, 3.25, 3.005])
  func aComparisonChangesAtItsBordersAlone(sign: String, limit: Double) throws {
    let comparison = try #require(Condition.Comparison(rawValue: sign))
    let condition = Condition.number(name: "fit", comparison, limit)
    let changes = (1...1000).filter { hundredths in
      comparison.holds(Double(hundredths), limit * 100)
        != comparison.holds(Double(hundredths - 1), limit * 100)
    }
    #expect(changes == condition.borders(of: "fit"))
  }
}
