import Reporting
import Testing

/// How a result was computed, on the page and in the JSON.
@Suite struct ProvenanceTableTests {
  private let page = HTMLPage(report: ReportFixture.report).text
  private let json = JSONReport(report: ReportFixture.report).text

  @Test func thePageHasEveryFileWithItsDigest() {
    for text in ["&lt;b&gt;.csv", "1,234", "0a1b", "tessera run --model tessera.yaml --seed 1"] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test func theJSONHasTheSame() {
    for text in [
      "\"command\": \"tessera run --model tessera.yaml --seed 1\"", "\"name\": \"<b>.csv\"",
      "\"bytes\": 1234", "\"sha256\": \"0a1b\"", "\"seed\": \"1\"", "\"redacted\": false",
    ] {
      #expect(json.contains(text), "\(text)")
    }
  }

  @Test func aReportWithoutItSaysNothing() {
    let report = ReportFixture.withoutDeals
    #expect(JSONReport(report: report).text.contains("\"provenance\": null"))
    #expect(!HTMLPage(report: report).text.contains("SHA-256"))
  }
}
