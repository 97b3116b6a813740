import Foundation
import Reading
import TestSupport
import Testing

/// The public data sets, with numbers counted outside of this project.
@Suite(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
struct PublicDataTests {
  private var folder: String { TestData.publicData?.path(percentEncoded: false) ?? "" }

  private func counts(_ reconciliation: Reconciliation) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: reconciliation.fates.map { ($0.what, $0.count) })
  }

  @Test func readsEveryRowOfTheMavenMarket() throws {
    let market = try MarketReader(folder: folder).read(
      accounts: SourceOptions(path: "maven-crm/accounts.csv"),
      deals: SourceOptions(path: "maven-crm/sales_pipeline.csv"))
    let accounts = market.accounts
    #expect(accounts.count == 85)
    #expect(accounts.names[0] == "Acme Corporation")
    #expect(accounts.column("industry")?.kind == .category)
    #expect(accounts.column("country")?.header == "office_location")
    #expect(accounts.column("founded")?.kind == .number)
    guard case .number(let revenue)? = accounts.column("revenue")?.values else {
      Issue.record("revenue is no number")
      return
    }
    #expect(revenue[0] == 1100.04)
    let deals = try #require(market.deals)
    #expect(deals.deals.count == 8800)
    #expect(deals.deals.count { $0.outcome == .won } == 4238)
    #expect(deals.deals.count { $0.outcome == .lost } == 2473)
    #expect(deals.deals.count { $0.outcome == .open } == 2089)
    #expect(deals.deals.count { $0.account == nil } == 1425)
    #expect(deals.deals[0].amount == 1054)
    #expect(deals.deals[0].cycleDays == 132)
    #expect(market.reconciliations.map(\.rowsRead) == [85, 8800])
    #expect(
      counts(market.reconciliations[1]) == [
        "won": 4238, "lost": 2473, "open": 664, "open, account empty": 1425,
      ])
    #expect(market.latestDate == CalendarDate("2017-12-31"))
    // The typo of the source stays: nobody has asked to repair it.
    guard case .category(_, let levels)? = accounts.column("industry")?.values else { return }
    #expect(levels.contains("technolgy"))
  }

  @Test func readsDealsThatAreTheirOwnAccounts() throws {
    let market = try MarketReader(folder: folder).read(
      accounts: nil, deals: SourceOptions(path: "salvirt-b2b/salvirt_b2b.csv"))
    #expect(market.accounts.count == 448)
    #expect(market.accounts.columns.count == 22)
    #expect(market.accounts.column("status") == nil)
    #expect(market.accounts.ids.first == "deal 1")
    let deals = try #require(market.deals).deals
    #expect(deals.count { $0.outcome == .won } == 227)
    #expect(deals.count { $0.outcome == .lost } == 221)
    #expect(deals.indices.allSatisfy { deals[$0].account == $0 })
    #expect(market.deals?.hasCloseDates == false)
    #expect(market.accounts.column("purch_dept")?.kind == .category)
    #expect(market.accounts.column("up_sale")?.kind == .yesNo)
  }

  @Test func readsCompaniesOfAnIndex() throws {
    let accounts = try MarketReader(folder: folder).read(
      accounts: SourceOptions(path: "sp500/constituents.csv"), deals: nil
    ).accounts
    #expect(accounts.count == 503)
    #expect(accounts.names[0] == "3M")
    #expect(accounts.column("industry")?.header == "GICS Sector")
    #expect(accounts.column("sub_industry")?.header == "GICS Sub-Industry")
    #expect(accounts.column("city")?.header == "Headquarters Location")
    guard case .number(let founded)? = accounts.column("founded")?.values else {
      Issue.record("founded is no number")
      return
    }
    #expect(founded.allSatisfy { !$0.isNaN })
    #expect(founded[0] == 1902)
    #expect(accounts.column("date_added")?.kind == .date)
    #expect(accounts.column("cik")?.kind == .text)
  }

  @Test func readsTechnologiesAsTags() throws {
    let market = try MarketReader(folder: folder).read(
      accounts: SourceOptions(path: "remote-in-tech/companies.csv"), deals: nil)
    #expect(market.accounts.count == 882)
    #expect(market.accounts.names[0] == "10up")
    #expect(market.accounts.domains[0] == "10up.com")
    #expect(Set(market.accounts.ids).count == 882)
    guard case .tags(let tags)? = market.accounts.column("technologies")?.values else {
      Issue.record("technologies are no tags")
      return
    }
    #expect(tags.levels.count == 35)
    #expect(tags.isMissing.count { $0 } == 84)
    #expect(tags.codes(ofRow: 0).map { tags.levels[Int($0)] } == ["infrastructure", "php"])
  }
}
