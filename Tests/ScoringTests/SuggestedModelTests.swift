import Modeling
import Reading
import Scoring
import Statistics
import TestSupport
import Testing

/// A first model scores the market that it was written for.
struct SuggestedModelTests {
  private func scores(
    _ market: Market, accounts: String? = "accounts.csv"
  ) throws -> ScoredAccounts {
    let text = ModelTemplate.text(
      market: market, accountsPath: accounts, dealsPath: market.deals.map { _ in "deals.csv" },
      signalsPath: market.signals.map { _ in "signals.csv" }, contactsPath: nil)
    return try Scorer(model: ModelFile.parse(text, file: "m.yaml")).score(market, asOf: nil)
  }

  @Test func withoutDealsAndSignalsAllLandInTierTwo() throws {
    let market = market([
      categories("industry", ["A", "B", "A", nil]), tags("technologies", [["x"], [], nil, ["x"]]),
      numbers("employees", [10, 500, 90, 3000]),
    ])
    let scores = try scores(market)
    #expect(scores.tiers == [2, 2, 2, 2])
    #expect(scores.totals == [2500, 2500, 2500, 2500])
  }

  @Test(arguments: 1...20)
  func anyMarketIsScored(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 120
    func some<Value>(_ values: [Value]) -> [Value?] {
      (0..<count).map { _ in
        generator.unit() < 0.2
          ? nil : values[Int.random(in: 0..<values.count, using: &generator)]
      }
    }
    let signals = (0..<400).map { _ in
      (
        Int.random(in: 0..<count, using: &generator),
        ["visit", "reply"][Int.random(in: 0..<2, using: &generator)],
        day("2025-01-01").adding(days: Int.random(in: 0..<250, using: &generator)).description
      )
    }
    let deals = DealTable(
      source: "deals.csv",
      deals: (0..<count).map { account in
        .init(
          id: "", account: account, accountReference: "",
          outcome: generator.unit() < 0.3 ? .won : .lost, amount: 1, created: nil,
          closed: day("2025-08-01"), line: account + 2)
      })
    let columns = [
      categories("industry", some(["Yes", "a: b", "c", "d"])),
      tags("technologies", some([["SAP"], [], ["SAP", "Go"]])),
      numbers("employees", some([1, 10, 500, 9000])), answers("public", some([true, false])),
      answers("existing_customer", some([true, false])),
      days("last_engagement", some(["2025-06-30", "2025-05-01"])),
      numbers("website_visits", some([0, 0, 3, 40])),
    ]
    let market = market(
      columns, signals: seed % 2 == 0 ? signals : nil, deals: seed % 3 == 0 ? nil : deals)
    let scores = try scores(market)
    #expect(Set(scores.tiers).isSubset(of: [1, 2, 3]))
    #expect(scores.totals.contains { $0 > 0 })
  }

  @Test(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
  func publicMarketsAreScored() throws {
    let folder = try #require(TestData.publicData).path
    let reader = MarketReader(folder: folder)
    let maven = try reader.read(
      accounts: SourceOptions(path: "maven-crm/accounts.csv"),
      deals: SourceOptions(path: "maven-crm/sales_pipeline.csv"))
    #expect(Set(try scores(maven).tiers) == [1, 2, 3])
    let salvirt = try reader.read(
      accounts: nil, deals: SourceOptions(path: "salvirt-b2b/salvirt_b2b.csv"))
    #expect(try scores(salvirt, accounts: nil).count == 448)
    for file in ["sp500/constituents.csv", "remote-in-tech/companies.csv"] {
      let market = try reader.read(accounts: SourceOptions(path: file), deals: nil)
      #expect(Set(try scores(market).tiers) == [2])
    }
  }
}
