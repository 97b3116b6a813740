import Modeling
import Reading
import TestSupport
import Testing

struct CycleEvidenceTests {
  @Test func theFastestLevelsOfTheLastYearComeFirst() {
    let levels = (0..<20).map {
      ["slow", "fast", "rare", "old"][$0 < 6 ? 0 : $0 < 12 ? 1 : $0 < 14 ? 2 : 3]
    }
    var market = market([categories("industry", levels)])
    market.deals = DealTable(
      source: "deals.csv",
      deals: (0..<20).map { account in
        let isOld = levels[account] == "old"
        let closed = CalendarDate(dayNumber: isOld ? 19_000 : 20_000)
        let days = ["slow": 100, "fast": 40, "rare": 1, "old": 1][levels[account]] ?? 0
        return .init(
          id: "\(account)", account: account, accountReference: "", outcome: .won, amount: 1,
          created: closed.adding(days: -days - account % 3), closed: closed, line: account + 2)
      })
    let evidence = CycleEvidence(market, accounts: Set(0..<20))
    // Two deals are too few, and those closed more than twelve months before the last do not count.
    #expect(
      evidence.levels(market.accounts.columns[0]).map {
        "\($0.name) \($0.medianDays) \($0.dealCount)"
      }
        == ["fast 41.0 6", "slow 101.0 6"])
    #expect(evidence.dealCount == 14)
    #expect(CycleEvidence(market, accounts: [0]).levels(market.accounts.columns[0]) == [])
    #expect(CycleEvidence(market, accounts: []).medianDays.isNaN)
  }
}
