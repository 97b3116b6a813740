import Backtesting
import Foundation
import Modeling
import Reporting
import Testing

@Suite struct ModelComparisonReportTests {
  @Test func bothSidesStandSideBySide() throws {
    let text = ModelComparisonReport(try comparison()).text(TextLayout(width: 120))
    for part in [
      "a.yaml: accounts", "b.yaml: accounts", "│ 1    │", "AUC of the score", "difference", "+0.",
      "· Conversion is accounts won ÷ accounts",
    ] {
      #expect(text.contains(part), "\(part) in\n\(text)")
    }
  }

  @Test func theJSONIsValid() throws {
    let comparison = try comparison()
    let text = ModelComparisonReport(comparison).json
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(value["sentence"] as? String == comparison.sentence)
    #expect((value["difference"] as? [String: Double])?["value"] == comparison.difference.value)
    #expect(value["verdict"] as? String == "second better")
  }

  private func comparison() throws -> ModelComparison {
    let won = (0..<120).map { $0 < 40 }
    let (market, good) = ReportFixture.rankedMarket(won)
    let poor = ReportFixture.rankedMarket(won, totals: won.indices.map { Int32($0 * 73 % 120) })
    let model = ReportFixture.report.model
    return try #require(
      ModelComparing(first: ("a.yaml", model), second: ("b.yaml", model)).comparison(
        of: [market, market], scores: [poor.scores, good], asOf: nil))
  }
}
