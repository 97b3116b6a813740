import Reading
import Segmenting
import TestSupport
import Testing

@Suite struct LifecycleKeyTests {
  private let asOf = CalendarDate("2026-06-30")

  private func market(_ columns: [Column], wins: [(account: Int, closed: String)]?) -> Market {
    let names = ["a", "b", "c", "d"]
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: ["", "", "", ""],
        columns: columns, lines: [2, 3, 4, 5]),
      deals: wins.map { wins in
        DealTable(
          source: "deals.csv",
          deals: wins.map {
            .init(
              id: "", account: $0.account, accountReference: "", outcome: .won, amount: 1,
              created: nil, closed: CalendarDate($0.closed), line: 2)
          })
      })
  }

  @Test func aColumnThatSaysSoDecides() throws {
    let stages = categories("lifecycle_stage", ["Win-back", "Expansion", "Net-new", nil])
    let key = try #require(LifecycleKey.levels(of: market([stages], wins: nil), asOf: asOf))
    #expect(key.levels == ["Net-new", "Expansion", "Win-back"])
    // What the column leaves open is net-new: nothing says that the account has bought.
    #expect(key.codes == [2, 1, 0, 0])
    #expect(!key.isFromDeals)
  }

  @Test func theWordsOfACRMAreUnderstood() {
    #expect(LifecycleKey.meaning("customer") == 1)
    #expect(LifecycleKey.meaning("Former Customer") == 2)
    #expect(LifecycleKey.meaning("Marketing Qualified Lead") == 0)
    #expect(LifecycleKey.meaning("Partner") == -1)
  }

  @Test func customersAndDealsTellWithoutSuchAColumn() throws {
    let customers = answers("existing_customer", [true, false, false, nil])
    let market = market(
      [customers], wins: [(1, "2024-01-15"), (2, "2026-02-01"), (3, "2027-01-01")])
    let key = try #require(LifecycleKey.levels(of: market, asOf: asOf))
    // A win two years ago of who is no customer is a win-back, one of this year a customer whom nobody has marked, one
    // after the day no win.
    #expect(key.codes == [1, 2, 1, 0])
    #expect(key.isFromDeals)
  }

  @Test func whoeverHasBoughtIsACustomerWhereNothingElseIsKnown() throws {
    let key = try #require(
      LifecycleKey.levels(of: market([], wins: [(2, "2020-01-01")]), asOf: asOf))
    #expect(key.codes == [0, 0, 1, 0])
  }

  @Test func withoutAnyOfThemThereIsNone() {
    #expect(LifecycleKey.levels(of: market([], wins: nil), asOf: asOf) == nil)
    let types = categories("lifecycle_stage", ["Lead", "Opportunity", nil, nil])
    #expect(LifecycleKey.levels(of: market([types], wins: nil), asOf: asOf) == nil)
  }
}
