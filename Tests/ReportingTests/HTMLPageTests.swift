import Foundation
import Reporting
import Testing

@Suite struct HTMLPageTests {
  private let page = HTMLPage(report: ReportFixture.report).text

  @Test func textFromTheDataCannotBecomeMarkup() {
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("Ada &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; Co"))
    #expect(page.contains("A &lt;b&gt;bold&lt;/b&gt; model"))
  }

  @Test func asksTheNetworkForNothing() {
    for forbidden in ["http://", "https://", "src=", "@import", "url(http", "<link"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
  }

  @Test func holdsTheFiguresAndTheVerdictFirst() throws {
    for text in [
      "Tier 1 · 20.0%", "8 of 40 won, 10.5–34.8%", "Tiers 1 to 2: 77%", "$2.59M",
      "US Logistics on SAP", "2 of 2", "goes with winning", "id already used", "line 5 (a1)",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let verdict = try #require(page.range(of: "far better than chance"))
    let chart = try #require(page.range(of: "Conversion falls from 20.0% in Tier 1"))
    #expect(verdict.lowerBound < chart.lowerBound)
  }

  @Test func barsAreAsLongAsTheRates() {
    // The longest whisker, 34.76 %, is the whole width: 20 % is 57.54 % of it.
    #expect(page.contains("width=\"57.54%\""))
  }

  @Test func everyTagIsClosed() {
    for tag in ["section", "table", "tr", "td", "div", "svg", "details", "article", "ul", "li"] {
      let opened =
        page.components(separatedBy: "<\(tag)>").count - 1
        + page.components(separatedBy: "<\(tag) ").count - 1
      let closed = page.components(separatedBy: "</\(tag)>").count - 1
      #expect(opened == closed, "\(tag): \(opened) opened, \(closed) closed")
    }
  }

  @Test func withoutDealsTheChartsAreLeftOut() {
    let bare = HTMLPage(report: ReportFixture.withoutDeals).text
    #expect(bare.contains("No deals, so no verdict"))
    #expect(!bare.contains("Conversion falls"))
    #expect(HTMLPage(report: ReportFixture.report).text == page)
  }
}
