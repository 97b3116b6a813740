import Backtesting
import Foundation
import Modeling
import Reading
import Reporting
import Scoring
import TestSupport
import Testing

struct HonestySectionTests {
  /// The report of 200 accounts of which every fourth is won, their columns one that knows it.
  private func report() throws -> RunReport {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      deals: { source: deals.csv, unit: account, window: all }
      score: { fit: { max: 100, health: { per: 0.1 }, employees: { per: 1 } } }
      tiers: { 1: { when: "fit > 10" }, 2: { when: otherwise } }
      """, file: "m.yaml")
    let names = (0..<200).map { "account \($0)" }
    let market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names,
        columns: [
          numbers("employees", (0..<200).map { Double($0 % 7) }),
          numbers(
            "health",
            (0..<200).map { (account: Int) -> Double in account % 4 == 0 ? 90 : Double(account % 40)
            }),
        ], lines: Array(2..<202)),
      deals: DealTable(
        source: "deals.csv",
        deals: (0..<200).map { account in
          DealTable.Deal(
            id: "\(account)", account: account, accountReference: "",
            outcome: account % 4 == 0 ? .won : .lost, amount: 1, created: nil,
            closed: CalendarDate(dayNumber: 20_000 + account), line: 2)
        }))
    let scores = try Scorer(model: model).score(market, asOf: nil)
    var report = RunReport(model: model, market: market, scores: scores)
    report.backtest = try Backtest(model: model).report(on: market, asOf: nil, segmentation: nil)
    return report
  }

  @Test func theSectionSpeaksOfChanceBaselinesLeaksAndDrift() throws {
    let terminal = TerminalReport(
      report: try report(), layout: TextLayout(width: 110, isColored: false))
    let text = terminal.honestySection
    let flat = text.replacing("\n  ", with: " ")
    for part in [
      "Can it be believed?\nAUC is how often a win is ranked above one that is not won",
      "✓ Random outcomes reach AUC 0.", "at best of 1,000", "size alone (employees)",
      "A flat list, worked in any order, wins 25.0% of its accounts; Tier 1 wins ",
      "✗ The model leans on what is known only after the outcome: health.",
      "Without health the score's AUC is 0.",
      "No change in the mix of accounts is shown since 2025-01-12 (100 accounts before, 100 since; ",
      "The win rate is not shown to have changed: 25.0% of first deals before",
    ] {
      #expect(flat.contains(part), "\(part) in\n\(text)")
    }
    #expect(terminal.wholeRun.contains(text))
  }

  @Test func withoutABackTestThereIsNoSection() {
    let terminal = TerminalReport(
      report: ReportFixture.withoutDeals, layout: TextLayout(width: 110, isColored: false))
    #expect(terminal.honestySection.isEmpty)
    let text = JSONReport(report: ReportFixture.withoutDeals).text
    for key in ["leaks", "baselines", "drift"] { #expect(text.contains("\"\(key)\": null")) }
  }

  @Test func everyNumberOfTheJSONHasItsInterval() throws {
    let text = JSONReport(report: try report()).text
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let leaks = try #require(value["leaks"] as? [String: Any])
    let suspicion = try #require((leaks["suspicions"] as? [[String: Any]])?.first)
    #expect(suspicion["field"] as? String == "health" && suspicion["used"] as? Bool == true)
    for key in ["scoreWith", "scoreWithout"] {
      #expect((suspicion[key] as? [String: Double])?.count == 3)
    }
    let columns = try #require(leaks["columns"] as? [[String: Any]])
    #expect(columns.count == 2)
    #expect(columns.allSatisfy { ($0["areaUnderCurve"] as? [String: Any])?.count == 3 })
    let baselines = try #require(value["baselines"] as? [String: Any])
    let list = try #require(baselines["baselines"] as? [[String: Any]])
    #expect(list.compactMap { $0["kind"] as? String } == ["size", "best column"])
    #expect(list.allSatisfy { ($0["lead"] as? [String: Any])?.count == 3 })
    #expect((baselines["chance"] as? [String: Double])?["draws"] == 1000)
    let drift = try #require(value["drift"] as? [String: Any])
    #expect((drift["older"] as? Int ?? 0) + (drift["newer"] as? Int ?? 0) == 200)
    #expect((drift["mixes"] as? [[String: Any]])?.count ?? 0 >= 3)
  }
}
