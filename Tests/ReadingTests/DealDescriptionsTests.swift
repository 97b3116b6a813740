import Reading
import Testing

@Suite struct DealDescriptionsTests {
  private func columns(_ header: String, _ row: String) throws -> [String] {
    let rows = (1...12).map { "d\($0),a\($0 % 3).com,Won," + row }.joined(separator: "\n")
    let market = try market(
      "name,domain\nA,a0.com\nB,a1.com\n", "Deal ID,Domain,Stage,\(header)\n\(rows)\n")
    let deals = try #require(market.deals)
    for column in deals.columns { #expect(column.count == deals.deals.count) }
    return deals.columns.map(\.field)
  }

  @Test(arguments: [
    ("Industry", "Logistics"), ("Product", "GTX"), ("Number of Employees", "120"),
    ("Billing Country", "Peru"), ("Product Line", "Basic"), ("Customer Segment", "Mid"),
  ])
  func keepsWhatDescribesTheAccountOrTheProduct(header: String, value: String) throws {
    #expect(try columns(header, value).count == 1)
  }

  @Test(arguments: [
    ("Close Date", "2026-01-01"), ("Amount", "100"), ("Owner", "Ada"), ("Region Manager", "Ada"),
    ("Lost Reason", "Price"), ("Probability", "100"), ("Number of Meetings", "3"),
    ("Product Price", "100"), ("Forecast Category", "Closed"), ("Notes", "fine"),
    ("Product Close Status", "x"), ("Total Revenue", "9"), ("Anything", "x"),
  ])
  func keepsNothingElse(header: String, value: String) throws {
    #expect(try columns(header, value) == [])
  }

  @Test func dealsOfNoListAreTheirOwnAccounts() throws {
    let market = try market(nil, "Deal ID,Stage,Industry\n1,Won,Food\n2,Lost,Food\n")
    #expect(market.deals?.columns.isEmpty == true)
    #expect(market.accounts.columns.map(\.field) == ["industry"])
  }
}
