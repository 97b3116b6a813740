import Backtesting
import Modeling
import Reading
import Testing

@Suite struct BasisTextTests {
  @Test func dealsThatEndAlikeAreSaidToBeWorthFewer() throws {
    // Twenty accounts of ten deals each; every account wins all of them or loses all.
    var test = TestMarket(tiers: [
      .init(accounts: 10, won: 0), .init(accounts: 10, won: 0),
    ])
    test.unit = .deal
    test.extraDeals = deals { account, _ in account.isMultiple(of: 2) }
    let alike = try basis(test)
    #expect(
      alike.contains(
        "Deals of one account end alike more often than chance would have it: the 200 deals tell as "
          + "much as about 20 independent ones, and intervals and tests count them as so many."
      ))
    test.extraDeals = deals { account, deal in (account + deal).isMultiple(of: 2) }
    #expect(
      try basis(test).contains(
        "Deals of one account end no more alike than chance would have it."))
  }

  @Test func accountsOfOneDealEachNeedNoWord() throws {
    var test = TestMarket(tiers: [.init(accounts: 10, won: 4, lost: 6)])
    test.unit = .deal
    #expect(try !basis(test).contains { $0.contains("Deals of one account") })
  }

  @Test func aSuggestedModelIsSaidToBeFlattered() throws {
    let test = TestMarket(tiers: [.init(accounts: 10, won: 4, lost: 6)])
    var model = test.model
    #expect(try !basis(test, model).contains { $0.contains("flatter") })
    model.isSuggested = true
    #expect(
      try basis(test, model).contains(
        "The model's points were suggested from these same deals, so its rates flatter it."))
  }

  @Test func customersOfTodayMayBeWinsOfTheTiers() throws {
    var test = TestMarket(tiers: [.init(accounts: 10, won: 4, lost: 6)])
    test.customerCount = 1
    #expect(
      try basis(test).contains(
        "Existing customers are marked as they are today: 1 won deal of theirs may be what made "
          + "them customers, and then the tiers' rates are too low."))
  }

  @Test func aWindowWithoutDatedSignalsIsNotUsed() throws {
    var test = TestMarket(tiers: [.init(accounts: 20, won: 1)])
    test.windowMonths = 12
    test.extraDeals = deals { account, _ in account > 3 }
    let asOf = try #require(CalendarDate("2026-06-30"))
    #expect(Backtest(model: test.model).cutoff(test.market, asOf: asOf) == nil)
    #expect(
      try basis(test).contains { $0.hasSuffix("not used, because there are no dated signals.") })
  }

  @Test func budgetsOfAYearAreSetAgainstAllRevenueOnlyWithAWord() throws {
    #expect(try basis(.workedExample).contains { $0.hasPrefix("Budgets are for one year") })
    let without = TestMarket(tiers: [.init(accounts: 10, won: 4, lost: 6)])
    #expect(try !basis(without).contains { $0.hasPrefix("Budgets are for one year") })
  }

  /// Ten deals for each of twenty accounts, closed on one day.
  private func deals(_ isWon: (Int, Int) -> Bool) -> [DealTable.Deal] {
    (0..<200).map { number in
      DealTable.Deal(
        id: "", account: number % 20, accountReference: "",
        outcome: isWon(number % 20, number / 20) ? .won : .lost, amount: 10, created: nil,
        closed: CalendarDate(dayNumber: 20_000), line: number + 2)
    }
  }

  private func basis(_ test: TestMarket, _ model: Model? = nil) throws -> [String] {
    try #require(
      Backtest(model: model ?? test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil)
    ).basis
  }
}
