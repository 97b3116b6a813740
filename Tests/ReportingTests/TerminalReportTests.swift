import Modeling
import Reporting
import Testing

@Suite struct TerminalReportTests {
  private let terminal = TerminalReport(
    report: ReportFixture.report, layout: TextLayout(width: 120, isColored: false))

  @Test func theTierTableHoldsTheWorkedExample() {
    let text = terminal.tierSection
    for cell in [
      "20.0%", "10.5–34.8%", "3.8×", "$200K", "142 d", "$1.60M (62%)", "0.8–3.8%", "2.59M (100%)",
    ] {
      #expect(text.contains(cell), "\(cell) in\n\(text)")
    }
  }

  @Test func verdictsBearTheirMarks() {
    #expect(terminal.verdictSection.contains("○ Tier 1 against Tier 2: not proven."))
    #expect(terminal.verdictSection.contains("✓ Tier 2 against Tier 3: proven."))
  }

  @Test func unusableRowsAreListedWithTheirLines() {
    #expect(terminal.dataSection.contains("id already used: line 5 (a1)"))
    #expect(terminal.dataSection.contains("1 footer line skipped"))
  }

  @Test func segmentsAndFindings() {
    #expect(terminal.segmentSection.contains("US Logistics on SAP"))
    let wide = TerminalReport(
      report: ReportFixture.report, layout: TextLayout(width: 160, isColored: false))
    #expect(wide.segmentSection.contains("Logistics 2/2"))
    #expect(terminal.segmentSection.contains("50.0% (9.0–91.0%)"))
    #expect(terminal.segmentSection.contains("firmographic 60% (asked 50%)"))
    #expect(terminal.findingSection.contains("1 error, 1 warning"))
    #expect(terminal.marketSection.isEmpty)
  }

  @Test func colorIsOnlyThereWhenAskedFor() {
    #expect(!terminal.wholeRun.contains("\u{1B}"))
    let colored = TerminalReport(
      report: ReportFixture.report, layout: TextLayout(width: 120, isColored: true))
    #expect(colored.wholeRun.contains("\u{1B}[32m✓"))
  }

  @Test func dealsThatStandForThemselvesAreCalledDeals() {
    var report = ReportFixture.report
    report.model.accounts = nil
    let text = TerminalReport(report: report, layout: TextLayout(width: 120, isColored: false))
    #expect(text.tierSection.contains("│ tier │ deals │"))
    #expect(!text.tierSection.contains("accounts"))
    #expect(text.segmentSection.contains("│ deals │"))
    let page = HTMLPage(report: report).text
    #expect(page.contains("<h2>Deals</h2>"))
    #expect(page.contains("no deal is in two"))
  }

  @Test func withoutDealsTheTiersShowTheirScores() {
    let bare = TerminalReport(
      report: ReportFixture.withoutDeals, layout: TextLayout(width: 120, isColored: false))
    #expect(bare.tierSection.contains("highest score"))
    #expect(bare.tierSection.contains("66.7%"))
    #expect(bare.verdictSection.isEmpty)
    #expect(bare.segmentSection.isEmpty)
  }

  @Test func tiersThatNobodyIsInAreShownToo() {
    var report = ReportFixture.withoutDeals
    report.model.tiers.append(TierRule(tier: 7, condition: nil))
    let text = TerminalReport(report: report, layout: TextLayout(width: 120, isColored: false))
      .tierSection
    #expect(text.contains("│ 7    │        0 │  0.0% │      – │      – │             – │"))
  }
}
