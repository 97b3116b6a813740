import Reporting
import Testing

@Suite struct SegmentFilesTests {
  @Test func everySegmentHasItsTable() throws {
    let files = SegmentFiles(report: ReportFixture.report).files
    #expect(files.map(\.name) == ["segment-1-us-logistics-on-sap.csv"])
    let lines = try #require(files.first).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("segment,segment_name,account_id,account_name"))
    #expect(lines[1].contains("'=cmd()"))
    #expect(SegmentFiles(report: ReportFixture.withoutDeals).files.isEmpty)
  }
}
