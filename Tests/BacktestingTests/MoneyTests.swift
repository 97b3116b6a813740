import Backtesting
import Modeling
import Reading
import Statistics
import Testing

@Suite struct MoneyTests {
  private let asOf = CalendarDate("2026-06-30")

  private func report(
    _ test: TestMarket, cutoff: CalendarDate? = nil, threads: Int = 1, seed: UInt64 = 1
  ) throws -> BacktestReport {
    var backtest = Backtest(model: test.model)
    backtest.threadCount = threads
    backtest.seed = seed
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

  @Test func theWorkedExampleHasTooFewWinsInEveryTier() throws {
    let report = try report(.workedExample)
    for tier in report.tiers {
      let money = try #require(tier.money)
      #expect(money.averageDeal.interval == nil)
      #expect(money.revenuePerAccount.interval == nil)
      #expect(money.averageDeal.value == tier.averageDeal)
      #expect(money.isSmall)
    }
    let all = try #require(report.all.money)
    let perAccount = try #require(all.revenuePerAccount.interval)
    #expect(perAccount.contains(5180) && perAccount.lowerBound > 2500)
    #expect(all.averageDeal.interval?.contains(report.all.averageDeal) == true)
    // Budgets are given, so revenue per dollar has the interval of revenue per account.
    let perDollar = try #require(all.revenueAtLowBudget?.interval)
    #expect(abs(perDollar.lowerBound / perAccount.lowerBound - 500.0 / 630_000) < 1e-12)
    #expect(!all.isSmall)
    #expect(
      report.moneyNotes.contains { $0.hasPrefix("* Tiers 1, 2 and 3 have fewer than 20 wins") })
  }

  @Test func theLiftHasKoopmansIntervalMapped() throws {
    let report = try report(.workedExample)
    let interval = try #require(report.tiers[0].money?.lift.interval)
    let ratio = RatioInterval.bounds(
      successes: 8, trials: 40, otherSuccesses: 18, otherTrials: 460)
    #expect(abs(interval.lowerBound - ratio.lowerBound / (0.08 * ratio.lowerBound + 0.92)) < 1e-12)
    #expect(abs(interval.upperBound - ratio.upperBound / (0.08 * ratio.upperBound + 0.92)) < 1e-12)
    #expect(interval.contains(report.tiers[0].lift))
    #expect(report.all.money?.lift.interval == nil)
    #expect(
      report.moneyNotes.contains { $0.hasPrefix("Lift with its 95% interval: Tier 1 3.85× (") })
  }

  @Test func threadsDoNotChangeTheIntervalsAndSeedsDo() throws {
    let test = TestMarket(tiers: [.init(accounts: 90, won: 40), .init(accounts: 90, won: 30)])
    let one = try report(test).tiers.map { $0.money?.revenuePerAccount }
    #expect(try report(test, threads: 4).tiers.map { $0.money?.revenuePerAccount } == one)
    #expect(try report(test, seed: 2).tiers.map { $0.money?.revenuePerAccount } != one)
  }

  @Test func dealsOfOneAccountStayTogether() {
    // The same 60 deals, of 60 accounts or of 20 with three alike: the second interval is wider.
    let bootstrap = AccountBootstrap(seed: 1, threadCount: 1)
    let single = (0..<60).map { SIMD2(Double(1000 + $0 / 3 * 500), 1) }
    let triple = (0..<20).map { SIMD2(3 * Double(1000 + $0 * 500), 3) }
    let width = { (pairs: [SIMD2<Double>]) -> Double in
      let interval = bootstrap.figures(pairs: pairs, accountCount: 60).averageDeal.interval
      return interval.map { $0.upperBound - $0.lowerBound } ?? .nan
    }
    #expect(width(triple) > 1.5 * width(single))
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
