import Foundation
import Reporting
import Testing

@Suite struct JSONReportTests {
  @Test func isValidAndComplete() throws {
    let text = JSONReport(report: ReportFixture.report).text
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let tiers = try #require(value["tiers"] as? [[String: Any]])
    #expect(tiers.count == 3)
    #expect(tiers[2]["medianCycleDays"] is NSNull)
    let accounts = try #require(value["accounts"] as? [[String: Any]])
    #expect(accounts[0]["name"] as? String == ReportFixture.hostileName)
    let verdicts = try #require(value["verdicts"] as? [String])
    #expect(verdicts.count == 3)
    #expect(JSONReport(report: ReportFixture.report).text == text)
  }

  @Test func textsAreEscaped() {
    #expect(JSONValue.text("a\"\\\n\u{1}").text() == "\"a\\\"\\\\\\n\\u0001\"")
    #expect(JSONValue.number(.nan).text() == "null")
    #expect(JSONValue.array([.whole(1), .bool(true), .null]).text() == "[1, true, null]")
    #expect(JSONValue.object([]).text() == "{}")
  }

  @Test func withoutDealsItIsValidToo() throws {
    let text = JSONReport(report: ReportFixture.withoutDeals).text
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }
}
