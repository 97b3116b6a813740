import Reading
import Reporting
import TestSupport
import Testing

@Suite struct WriteBackCSVTests {
  private func text(
    id: String?, columns: [Column] = [], headers: AccountTable.IdentityHeaders? = nil
  ) -> String? {
    var report = ReportFixture.report
    var accounts = AccountTable(
      source: "accounts.csv", ids: ["a1", "=a2", "a3"], names: ["Ada", "Bob", "Cox"],
      domains: ["ada.example", "", "cox.example"], columns: columns, lines: [2, 3, 4])
    accounts.identityHeaders = headers ?? .init(id: id, name: "Name", domain: "Website")
    report.market.accounts = accounts
    return WriteBackCSV(report: report).text
  }

  @Test(arguments: [
    ("Id", "Id,ABM_Tier__c,ABM_Segment__c", "a1,1,"),
    ("Account ID", "Account ID,ABM Tier,ABM Segment", "a1,1,"),
    ("Record ID", "Record ID,Ideal Customer Profile Tier,ABM Segment", "a1,Tier 1,"),
    ("hs_object_id", "hs_object_id,hs_ideal_customer_profile,abm_segment", "a1,tier_1,"),
    ("account_id", "account_id,abm_tier,abm_segment", "a1,1,"),
  ])
  func usesTheNamesOfTheCRM(id: String, header: String, first: String) throws {
    let lines = try #require(text(id: id)).split(separator: "\n")
    #expect(lines[0] == header)
    #expect(lines[1] == first)
    // A machine reads it: no apostrophe, whatever the text begins with.
    #expect(lines[2].hasPrefix("=a2,") && lines[2].hasSuffix("US Logistics on SAP"))
  }

  @Test func aCustomFieldOfSalesforceGivesItAway() throws {
    let columns = [categories("Region__c", ["x", "y", "x"])]
    #expect(
      try #require(text(id: "Account ID", columns: columns)).hasPrefix("Account ID,ABM_Tier__c"))
  }

  @Test func onlyChangesAreWritten() throws {
    let columns = [
      numbers("ABM Tier", [1, 1, 2]),
      categories("ABM Segment", [nil, "US Logistics on SAP", "US Logistics on SAP"]),
    ]
    let lines = try #require(text(id: "Account ID", columns: columns)).split(separator: "\n")
    #expect(lines == ["Account ID,ABM Tier,ABM Segment", "=a2,2,US Logistics on SAP"])
  }

  @Test func withoutAnIdTheDomainOrTheNameIdentifies() throws {
    #expect(try #require(text(id: nil)).hasPrefix("Website,ABM Tier"))
    #expect(
      try #require(text(id: nil, headers: .init(name: "Company"))).hasPrefix("Company,ABM Tier"))
    #expect(text(id: nil, headers: .init()) == nil)
  }
}
