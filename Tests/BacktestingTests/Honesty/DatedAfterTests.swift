import Backtesting
import Reading
import Testing

/// Signals and consequences: what happened after a deal was closed.
struct DatedAfterTests {
  /// A market in which won accounts go on visiting after their deal and lost ones seldom do.
  private func market(
    afterWon: Double, afterLost: Double, kind: String = "login"
  ) -> ProbeMarket {
    var market = ProbeMarket(seed: 3)
    market.addHonestColumns()
    market.criteria = "signals.\(kind): { per: 1 }"
    let (won, closes) = (market.won, market.closes)
    let signals = won.indices.map { account in
      let isAfter = market.chance() < (won[account] ? afterWon : afterLost)
      return SignalTable.Signal(
        account: Int32(account), kind: 0, date: closes[account].adding(days: isAfter ? 20 : -20),
        strength: 1, person: -1)
    }
    market.signals = SignalTable(
      source: "signals.csv", kinds: [kind], people: [], signals: signals)
    return market
  }

  @Test func signalsAfterTheCloseOfTheWonAreALeak() throws {
    let leaks = try #require(try market(afterWon: 0.9, afterLost: 0.1).report()?.leaks)
    let suspicion = try #require(leaks.suspicion("signals.login", .dated))
    #expect(suspicion.isUsed)
    #expect(suspicion.reason.hasPrefix("is dated after the first deal was closed for "))
    #expect(suspicion.effect?.without.value == 0.5)
  }

  @Test func signalsThatGoOnForAllAreNot() throws {
    let leaks = try #require(try market(afterWon: 0.8, afterLost: 0.75).report()?.leaks)
    #expect(leaks.suspicions.isEmpty)
  }

  @Test func signalsOfOurOwnDoingAreEffort() throws {
    let leaks = try #require(
      try market(afterWon: 0.1, afterLost: 0.1, kind: "email_sent").report()?.leaks)
    #expect(leaks.suspicion("signals.email_sent", .effort)?.isUsed == true)
  }

  @Test func whatFollowsFromTheOutcomeIsNamed() throws {
    var market = ProbeMarket(seed: 9).market
    let deals = (market.deals?.deals ?? []).enumerated().map { place, deal in
      var deal = deal
      let month = place % 12 + 1
      deal.closed = CalendarDate(year: 2025, month: month, day: 9)
      deal.outcome = place % 10 < (month % 3 == 0 ? 8 : 3) ? .won : .lost
      deal.created = deal.closed?.adding(
        days: deal.outcome == .won ? -50 - place % 30 : -10 - place % 50)
      return deal
    }
    market.deals = DealTable(source: "deals.csv", deals: deals)
    var backtest = Backtest(model: try ProbeMarket(seed: 9).withIntent().model())
    backtest.resampleCount = 20
    market.accounts = ProbeMarket(seed: 9).withIntent().market.accounts
    let leaks = try #require(try backtest.report(on: market, asOf: nil, segmentation: nil)?.leaks)
    #expect(leaks.consequences.map(\.name) == ["close month", "cycle length"])
    #expect(
      leaks.consequences[0].sentence.contains("of deals closed in the last month of a quarter"))
    #expect(leaks.consequences.allSatisfy { $0.sentence.contains("a consequence of the outcome") })
  }

  @Test func dealsThatEndAlikeHaveNoConsequences() throws {
    let leaks = try #require(try ProbeMarket(seed: 10).withIntent().report()?.leaks)
    #expect(leaks.consequences.isEmpty)
  }
}

extension ProbeMarket {
  /// The market with the honest columns.
  func withIntent() -> ProbeMarket {
    var market = self
    market.addHonestColumns()
    return market
  }
}
