import Reporting
import Testing

@Suite struct CSVTests {
  @Test func accountsCarryScoresReasonsAndSegments() {
    let lines = AccountsCSV(report: ReportFixture.report).text.split(separator: "\n")
    #expect(
      lines[0]
        == "account_id,account_name,domain,tier,reason,score,fit,fit.industry,fit.employees,segment,"
        + "segment_name,play")
    #expect(
      lines[1]
        == "a1,\"Ada <script>alert(\"\"x\"\")</script> & Co\",ada.example,1,rule,25.00,25.00,15.00,10.00,"
        + ",,\"Call, then visit\"")
    // A name that would run as a formula gets an apostrophe.
    #expect(
      lines[2]
        == "a2,'=cmd(),,2,rule: existing customer,2.50,2.50,2.50,0.00,1,US Logistics on SAP,")
    #expect(lines[3].hasPrefix("a3,\"Cox, \"\"Cox\"\"\",cox.example,2,no rule held,0.05,"))
    #expect(lines.count == 4)
  }

  @Test func membersAndTiers() {
    let members = SegmentsCSV(report: ReportFixture.report).text.split(separator: "\n")
    #expect(members.count == 3)
    #expect(members[1] == "1,US Logistics on SAP,a2,'=cmd(),,2,2.50")
    var past = ReportFixture.report
    past.segmentation?.undatedFields = ["industry", "country"]
    let marked = SegmentsCSV(report: past).text.split(separator: "\n")
    #expect(marked[0].hasSuffix(",score,not_dated"))
    #expect(marked[1] == "1,US Logistics on SAP,a2,'=cmd(),,2,2.50,industry; country")
    let tiers = TiersCSV(report: ReportFixture.report).text.split(separator: "\n")
    #expect(tiers.count == 5)
    #expect(tiers[1].hasPrefix("1,40,8,0.200000,0.105000,0.347600,8,16,"))
    #expect(tiers[4].hasPrefix("all,500,26,"))
    past.backtest?.undatedFields = ["industry"]
    let evidence = TiersCSV(report: past).text.split(separator: "\n")
    #expect(evidence[0].hasSuffix(",not_dated") && evidence[1].hasSuffix(",industry"))
    #expect(!tiers[0].contains("not_dated"))
    #expect(TiersCSV(report: ReportFixture.withoutDeals).text.split(separator: "\n").count == 1)
  }
}
