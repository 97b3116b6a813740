import Backtesting
import Modeling
import Reading
import Testing

/// What is missing is said, and no figure is made up for it.
@Suite struct MoneyTextTests {
  private func report(_ test: TestMarket, asOf: String? = nil) throws -> BacktestReport {
    try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil,
        asOf: asOf.flatMap { CalendarDate($0) }, segmentation: nil))
  }

  private func deal(
    _ account: Int, _ outcome: DealOutcome, amount: Double, created: String? = nil,
    closed: String? = nil
  ) -> DealTable.Deal {
    DealTable.Deal(
      id: "", account: account, accountReference: "", outcome: outcome, amount: amount,
      created: created.flatMap { CalendarDate($0) }, closed: closed.flatMap { CalendarDate($0) },
      line: 1)
  }

  private func bare(_ deals: [DealTable.Deal]) -> TestMarket {
    var test = TestMarket(tiers: [.init(accounts: 40, won: 0), .init(accounts: 40, won: 0)])
    test.extraDeals = deals
    return test
  }

  @Test func amountsMissingInHalfTheWins() throws {
    let deals = (0..<40).map { deal($0, .won, amount: $0 % 2 == 0 ? 100 : .nan) }
    let report = try report(bare(deals))
    #expect(
      report.moneyNotes.contains(
        "20 of 40 won deals have no amount: revenue is too low by what they are worth, and the average "
          + "deal rests on the other 20."))
    #expect(report.tiers[0].money?.averageDeal.value == 100)
    #expect(report.tiers[0].money?.revenuePerAccount.interval != nil)
  }

  @Test func noAmountsAtAll() throws {
    let report = try report(bare((0..<30).map { deal($0, .won, amount: .nan) }))
    #expect(
      report.moneyNotes.contains(
        "No won deal has an amount, so revenue and average deal are not known."))
    #expect(report.tiers[0].money?.averageDeal.value.isNaN == true)
    #expect(report.tiers[0].money?.averageDeal.interval == nil)
  }

  @Test func noCloseDates() throws {
    let deals = (0..<4).map { deal($0, .won, amount: 1, created: "2025-01-01") }
    let report = try report(bare(deals))
    #expect(
      report.moneyNotes.contains { $0.hasPrefix("No won deal has both a creation and a close") })
    #expect(report.moneyNotes.contains { $0.hasPrefix("No deal can be followed from creation") })
    #expect(report.all.money?.cycle == nil)
    #expect(report.all.money?.timeToClose == nil)
    #expect(report.all.money?.wonWithin.isEmpty == true)
  }

  @Test func noCreationDates() throws {
    let deals = (0..<4).map { deal($0, .won, amount: 1, closed: "2025-01-01") }
    let report = try report(bare(deals), asOf: "2026-01-01")
    #expect(report.moneyNotes.contains { $0.hasPrefix("No deal can be followed from creation") })
    #expect(report.all.money?.timeToClose == nil)
  }

  @Test func someDatesMissing() throws {
    let deals = [
      deal(0, .won, amount: 1, created: "2025-01-01", closed: "2025-02-01"),
      deal(1, .won, amount: 1, created: "2025-03-01", closed: "2025-02-01"),
    ]
    let notes = try report(bare(deals), asOf: "2026-01-01").moneyNotes
    #expect(notes.contains { $0.hasPrefix("1 deal lacks a date or has them in the wrong order") })
    #expect(notes.contains { $0.hasPrefix("1 of 2 won deals lack a creation or close date") })
  }

  @Test func anEmptyTier() throws {
    let report = try report(
      TestMarket(tiers: [
        .init(accounts: 40, won: 20), .init(accounts: 0, won: 0), .init(accounts: 40, won: 5),
      ]))
    #expect(report.tiers.map(\.tier) == [1, 3])
    #expect(
      report.moneyNotes.contains("Tier 2 holds no account to compare, so nothing is said of it."))
    #expect(
      report.moneyNotes.last
        == "* Tier 3 has fewer than 20 wins or fewer than 30 accounts: read its figures as hints.")
  }

  @Test func allDealsOpenOnTheDay() throws {
    let deals = (0..<4).map {
      deal($0, .won, amount: 50, created: "2025-01-01", closed: "2025-09-01")
    }
    let report = try report(bare(deals), asOf: "2025-06-30")
    #expect(
      report.moneyNotes.first
        == "No deal is won or lost yet (4 open), so only the pipeline is known.")
    #expect(report.all.money?.pipeline == 200)
    #expect(report.all.money?.wonWithin.isEmpty == true)
    #expect(
      report.verdicts.first
        == "None of the accounts has been won, so nothing can be said of the tiers.")
  }

  @Test func lossesOnly() throws {
    let report = try report(bare([deal(0, .lost, amount: 5)]))
    #expect(
      report.moneyNotes.first == "No deal is won, so there is no revenue, average deal or cycle.")
    #expect(report.all.money?.revenuePerAccount.interval == nil)
  }
}
