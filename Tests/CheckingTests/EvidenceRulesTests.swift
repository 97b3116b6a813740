import Backtesting
import Checking
import Modeling
import Reading
import Scoring
import TestSupport
import Testing

/// Whether evidence holds for today's accounts, and whether a model was needed for it.
struct EvidenceRulesTests {
  private func findings(changes: Bool, criteria: String) throws -> [Finding] {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      deals: { source: deals.csv, unit: account, window: all }
      score: { fit: { max: 100, \(criteria) } }
      tiers: { 1: { when: otherwise } }
      """, file: "m.yaml")
    let names = (0..<400).map { "account \($0)" }
    let deals = (0..<400).map { account in
      var deal = deal(account % 4 == 0 ? .won : .lost, account: account)
      deal.closed = CalendarDate(dayNumber: 20_000 + account)
      return deal
    }
    let regions = (0..<400).map { (account: Int) -> String in
      let share: Int = changes && account >= 200 ? 2 : 8
      return account % 10 < share ? "North" : "South"
    }
    let needs = (0..<400).map { (account: Int) -> Double in
      let need: Int = account % 4 == 0 ? 3 + account % 5 : account % 7
      return Double(need)
    }
    let noise = (0..<400).map { Double($0 % 3) }
    let market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names,
        columns: [
          categories("region", regions),
          numbers("need", needs), numbers("noise", noise),
        ], lines: Array(2..<402)),
      deals: DealTable(source: "deals.csv", deals: deals))
    let scores = try Scorer(model: model).score(market, asOf: nil)
    return Checker(model: model, modelFile: "m.yaml").findings(
      market: market, scores: scores, segmentation: nil,
      backtest: try Backtest(model: model).report(on: market, asOf: nil, segmentation: nil)
    ).filter { ["B006", "B007"].contains($0.code) }
  }

  @Test func aChangedMixIsAWarning() throws {
    let found = try findings(changes: true, criteria: "need: { per: 1 }")
    #expect(found.map(\.code) == ["B006"])
    #expect(found[0].severity == .warning && found[0].place == "deals.csv")
    #expect(found[0].message.contains("region PSI "))
    #expect(try findings(changes: false, criteria: "need: { per: 1 }").isEmpty)
  }

  @Test func aScoreThatOneColumnOutranksIsNamed() throws {
    let found = try findings(changes: false, criteria: "noise: { per: 1 }")
    #expect(found.map(\.code) == ["B007"])
    #expect(
      found[0].message.hasPrefix("The score does worse than the best single column (need"))
  }
}
