import Backtesting
import Modeling
import Reading
import Statistics
import Testing

@Suite struct DealSumsByGroupTests {
  private let asOf = CalendarDate("2026-06-30")

  private func report(
    _ test: TestMarket, cutoff: CalendarDate? = nil
  ) throws -> BacktestReport {
    let backtest = Backtest(model: test.model)
    return try #require(
      backtest.report(
        on: test.market, scores: test.scores, cutoff: cutoff, asOf: asOf, segmentation: nil))
  }

  private func deal(
    _ account: Int?, _ outcome: DealOutcome, created: String?, closed: String? = nil,
    amount: Double = 1000, isExpansion: Bool = false
  ) -> DealTable.Deal {
    DealTable.Deal(
      id: "", account: account, accountReference: "x", outcome: outcome, amount: amount,
      created: created.flatMap { CalendarDate($0) }, closed: closed.flatMap { CalendarDate($0) },
      line: 1, isExpansion: isExpansion)
  }

  @Test func openDealsMakeThePipelineAndDealsClosedLaterWereOpen() throws {
    var test = TestMarket(tiers: [.init(accounts: 3, won: 1), .init(accounts: 3, won: 1)])
    test.extraDeals = [
      deal(0, .open, created: "2026-05-01", amount: 500),
      deal(1, .open, created: nil, amount: .nan),
      deal(1, .open, created: "2026-07-01", amount: 9),
      deal(2, .won, created: "2026-05-01", closed: "2026-08-01", amount: 70),
      deal(2, .lost, created: nil, closed: "2026-08-01", amount: 9),
    ]
    let money = try #require(try report(test).tiers[0].money)
    #expect(money.openCount == 3)
    #expect(money.openWithAmount == 2)
    #expect(money.pipeline == 570)
    #expect(money.wonCount == 1)
  }

  @Test func timesCountOpenDealsForAsLongAsTheyHaveBeenOpen() throws {
    var test = TestMarket(tiers: [.init(accounts: 9, won: 0), .init(accounts: 3, won: 1)])
    test.extraDeals = [
      deal(0, .won, created: "2025-01-01", closed: "2025-01-31"),
      deal(1, .won, created: "2025-01-01", closed: "2025-03-02"),
      deal(2, .lost, created: "2025-01-01", closed: "2025-02-10"),
      deal(3, .open, created: "2026-06-10"),
    ]
    let money = try #require(try report(test).tiers[0].money)
    #expect(money.cycle?.median == 45)
    #expect(money.cycle?.count == 2)
    let time = try #require(money.timeToClose)
    #expect(time.dealCount == 4)
    // One is last seen open after 20 days; of the other three the second is decided after 40.
    #expect(time.median == 40)
    #expect(money.wonWithin.map(\.months) == [3, 6, 12])
    #expect(abs((money.wonWithin.last?.share.value ?? 0) - 2.0 / 3) < 1e-12)
  }

  @Test func inAWindowOnlyDealsCreatedInItAreFollowed() throws {
    var test = TestMarket(tiers: [.init(accounts: 9, won: 0), .init(accounts: 3, won: 0)])
    test.extraDeals = [
      deal(0, .won, created: "2025-01-01", closed: "2025-12-31"),
      deal(1, .won, created: "2025-08-01", closed: "2025-08-31"),
    ]
    let report = try report(test, cutoff: CalendarDate("2025-06-30"))
    #expect(report.tiers[0].money?.wonCount == 2)
    #expect(report.tiers[0].money?.timeToClose?.dealCount == 1)
  }

  @Test func laterDealsOfAWonAccountAreExpansion() throws {
    var test = TestMarket(tiers: [.init(accounts: 9, won: 0), .init(accounts: 3, won: 0)])
    test.extraDeals = [
      deal(0, .won, created: "2025-01-01", closed: "2025-02-01", amount: 10),
      deal(0, .lost, created: "2025-02-01", closed: "2025-03-01"),
      deal(0, .won, created: "2025-02-02", closed: "2025-03-01", amount: 7),
      deal(1, .won, created: "2025-01-01", closed: "2025-02-01", amount: 5, isExpansion: true),
    ]
    let money = try #require(try report(test).tiers[0].money)
    #expect([money.newLogo.successes, money.newLogo.trials] == [1, 2])
    #expect([money.expansion.successes, money.expansion.trials] == [2, 2])
    #expect(money.newLogoRevenue == 10)
    #expect(money.expansionRevenue == 12)
  }

  @Test func dealsOfNoAccountHaveARowOfTheirOwn() throws {
    var test = TestMarket.workedExample
    #expect(try report(test).outside == nil)
    test.extraDeals = [
      deal(nil, .won, created: "2025-01-01", closed: "2025-01-31", amount: 400),
      deal(nil, .won, created: "2025-01-01", closed: "2025-01-11", amount: .nan),
      deal(nil, .lost, created: "2025-01-01", closed: "2025-01-31"),
      deal(nil, .open, created: "2025-01-01", amount: 30),
    ]
    let report = try report(test)
    let outside = try #require(report.outside)
    #expect([outside.winRate.successes, outside.winRate.trials] == [2, 3])
    #expect(outside.averageDeal == 400)
    #expect(outside.medianCycleDays == 20)
    #expect(outside.money?.pipeline == 30)
    #expect(report.moneyNotes.contains { $0.hasPrefix("2 won deals match no account of the list") })
    #expect(report.all.money?.wonCount == 26)
  }

  @Test func dealsOffTheListGetAnIntervalByWhatTheExportCallsTheAccount() throws {
    var test = TestMarket.workedExample
    test.extraDeals = (0..<40).map { place in
      var own = deal(nil, .won, created: nil, amount: Double(100 + place * 10))
      own.accountReference = "company \(place / 2)"
      return own
    }
    let interval = try #require(try report(test).outside?.money?.averageDeal.interval)
    #expect(interval.contains(295))
    // Nineteen companies are too few, whatever the number of deals.
    test.extraDeals = test.extraDeals.filter { $0.accountReference != "company 0" }
    #expect(try report(test).outside?.money?.averageDeal.interval == nil)
  }

  @Test func dealsOfExistingCustomersAreExpansion() throws {
    var test = TestMarket(tiers: [.init(accounts: 9, won: 0), .init(accounts: 3, won: 0)])
    test.columns = [
      Column(
        header: "Existing customer", field: "existing_customer",
        values: .yesNo((0..<12).map { $0 == 1 }))
    ]
    test.extraDeals = [
      deal(0, .won, created: "2025-01-01", closed: "2025-02-01"),
      deal(1, .won, created: "2025-01-01", closed: "2025-02-01"),
    ]
    let report = try report(test)
    let money = try #require(report.tiers[0].money)
    #expect([money.newLogo.successes, money.expansion.successes] == [1, 1])
    #expect(
      report.moneyNotes.contains(
        "Win rate of deals with new customers: 100.0% (1 of 1); with accounts that were customers "
          + "before, or called expansion or renewal: 100.0% (1 of 1)."))
  }

  @Test func dealsClosedAfterTheDayAreFollowedUpToIt() throws {
    var test = TestMarket(tiers: [.init(accounts: 9, won: 0), .init(accounts: 3, won: 0)])
    test.extraDeals = [
      deal(0, .won, created: "2026-01-01", closed: "2026-01-11"),
      deal(1, .won, created: "2026-06-20", closed: "2026-07-20"),
    ]
    let time = try #require(try report(test).tiers[0].money?.timeToClose)
    #expect(time.dealCount == 2)
    // The second is last seen open after ten days, when the first is won: half are undecided then.
    #expect(time.median == 10)
  }
}
