import Backtesting
import Modeling
import Reading
import Scoring
import Testing

/// What the page asks of other weights is what the back-test says of them.
struct WhatIfTests {
  @Test(arguments: [DealOptions.Unit.account, .deal])
  func asTheBacktestOfAChangedModel(unit: DealOptions.Unit) throws {
    let planted = PlantedMarket(
      effects: [("green", 1.2), ("red", -0.4), ("blue", 0.3)], accountCount: 900, seed: 3,
      isDated: false)
    var model = try planted.model
    model.deals?.unit = unit
    model.tiers[0].condition = .number(name: "score", .greater, 9.5)
    let market = Self.withSecondDeals(planted.market)
    let whatIf = try #require(try Backtest(model: model).whatIf(on: market, asOf: nil))
    #expect(whatIf.measure == (unit == .account ? .conversion : .winRate))
    #expect(unit == .account || zip(whatIf.worths, whatIf.trials).contains { $0 < Double($1) })
    for factors in [[100, 100, 100], [40, 100, 100], [100, 0, 200], [95, 300, 30]] {
      var changed = model
      for place in factors.indices { changed.groups[0].criteria[place].factor = factors[place] }
      let report = try #require(
        try Backtest(model: changed).report(on: market, asOf: nil, segmentation: nil))
      let own = whatIf.evidence(factors: factors, limits: whatIf.table.limits.map(\.hundredths))
      #expect(own.tiers.map(\.tier) == report.tiers.map(\.tier))
      for (row, tier) in zip(own.tiers, report.tiers) {
        let rate = report.measure == .conversion ? tier.conversion : tier.winRate
        #expect(row.accountCount == tier.accountCount)
        #expect(row.rate.successes == rate.successes && row.rate.trials == rate.trials)
        #expect(abs(row.rate.lower - rate.lower) < 1e-12)
        #expect(abs(row.rate.upper - rate.upper) < 1e-12)
      }
    }
  }

  /// The held-out half is drawn by the account, and its area is that of its own accounts.
  @Test func theHalvesAreJudgedApart() throws {
    let planted = PlantedMarket(
      effects: [("green", 1.2), ("red", 0.4)], accountCount: 500, seed: 5, isDated: false)
    let whatIf = try #require(
      try Backtest(model: planted.model).whatIf(on: planted.market, asOf: nil))
    let held = whatIf.isHeldOut.indices.filter { whatIf.isHeldOut[$0] }
    #expect((200...300).contains(held.count))
    let factors = [100, 100]
    let limits = whatIf.table.limits.map(\.hundredths)
    let totals = whatIf.table.rescored(factors: factors, limits: limits).totals
    func naive(_ members: [Int]) -> Double {
      var (above, pairs) = (0.0, 0.0)
      for one in members where whatIf.successes[one] > 0 {
        for other in members where whatIf.successes[other] == 0 {
          pairs += 1
          above += totals[one] > totals[other] ? 1 : totals[one] == totals[other] ? 0.5 : 0
        }
      }
      return above / pairs
    }
    let areas = whatIf.evidence(factors: factors, limits: limits).areas
    let own = whatIf.isHeldOut.indices.filter { !whatIf.isHeldOut[$0] }
    #expect(abs(areas.own - naive(own)) < 1e-12)
    #expect(abs(areas.heldOut - naive(held)) < 1e-12)
  }

  /// Every third account has its deal twice.
  private static func withSecondDeals(_ market: Market) -> Market {
    let deals = market.deals?.deals ?? []
    let more = deals.filter { ($0.account ?? 1) % 3 == 0 }
    return Market(
      accounts: market.accounts, deals: DealTable(source: "deals.csv", deals: deals + more))
  }
}
