import Foundation
import Reporting
import Segmenting
import Testing

/// Traits and rules of segments in the JSON, on the page and on the screen.
@Suite struct SegmentTraitsReportTests {
  @Test func theJSONHoldsEveryComparison() throws {
    let segment = try segment(of: report(withRule: true))
    let trait = try #require((segment["traits"] as? [[String: Any]])?.first)
    #expect(trait["text"] as? String == "Logistics")
    #expect(trait["lift"] as? Double == 4)
    #expect(trait["shareOfMarket"] as? Double == 0.25)
    #expect(trait["shareOfSegmented"] as? Double == 0.25)
    #expect(trait["shareOfSibling"] is NSNull)
    #expect(trait["z"] as? Double == 2)
    #expect(trait["descriptive"] as? Bool == true)
    #expect(trait["q"] is NSNull)
    let part = try #require((segment["nameParts"] as? [[String: Any]])?.first)
    #expect(part["text"] as? String == "industry is Logistics")
    #expect(part["share"] as? Double == 1)
  }

  @Test func aRuleIsSaidEverywhere() throws {
    let report = report(withRule: true)
    let rule = try #require(try segment(of: report)["rule"] as? [String: Any])
    #expect(rule["text"] as? String == "industry is Logistics")
    #expect(rule["precision"] as? Double == 0.8)
    #expect(rule["recall"] as? Double == 1)
    let page = HTMLPage(report: report).text
    #expect(
      page.contains(
        "Rule: industry is Logistics. 80% of those it picks are members, and it picks 100% of the members."
      ))
    let detail = try #require(SegmentDetail(report: report, number: 1)).text(TextLayout(width: 140))
    #expect(detail.contains("Rule: industry is Logistics. 80% of those it picks are members"))
  }

  @Test func thatThereIsNoneIsSaidToo() throws {
    let report = report(withRule: false)
    #expect(try segment(of: report)["rule"] is NSNull)
    #expect(HTMLPage(report: report).text.contains("No short rule picks its members."))
    let detail = try #require(SegmentDetail(report: report, number: 1)).text(TextLayout(width: 140))
    #expect(detail.contains("No short rule picks its members."))
    #expect(SegmentDetail(report: report, number: 2) == nil)
  }

  private func segment(of report: RunReport) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(JSONReport(report: report).text.utf8))
    let entries = try #require(json as? [String: Any])
    return try #require((entries["segments"] as? [[String: Any]])?.first)
  }

  private func report(withRule: Bool) -> RunReport {
    let whole = ReportFixture.report
    guard let old = whole.segmentation, var segment = old.segments.first else { return whole }
    segment.nameParts = segment.traits
    if withRule, let trait = segment.traits.first {
      segment.rule = SegmentRule(conditions: [trait.condition], precision: 0.8, recall: 1)
    }
    return RunReport(
      model: whole.model, market: whole.market, scores: whole.scores,
      segmentation: Segmentation(
        segments: [segment], scope: old.scope, sizes: old.sizes, marketSegments: [],
        familyShares: old.familyShares, notes: old.notes))
  }
}
