import Backtesting
import Foundation
import Modeling
import Reading
import Reporting
import Scoring
import Testing

@Suite struct TraitSectionsTests {
  @Test func theSectionsSayWhatWasFound() throws {
    let terminal = TerminalReport(
      report: try ReportFixture.traits(), layout: TextLayout(width: 120, isColored: false))
    #expect(
      terminal.sweetSpotSection.hasPrefix(
        "Sweet spot\n· Among Tier 1: 50 won deals closed after 2025-12-31, "))
    #expect(
      terminal.sweetSpotSection.contains("Wins in Logistics close in 40 days, the others in 80"))
    #expect(
      terminal.listGapSection.hasPrefix(
        "Wins off the list\n· ICP gap: 2.0% of wins (1 of 51; Wilson 0.3–10.3%) are from outside the list."
      ))
    #expect(terminal.agreementSection.contains("✓ 6 months, wins(1) >= 10: met: 50 won deals."))
    #expect(terminal.agreementSection.contains("✗ 6 months, wins(1) >= 99: missed: 50 won deals."))
    #expect(
      terminal.agreementSection.contains("– 6 months, wins(2) > 1: cannot be judged, because "))
    #expect(terminal.agreementSection.contains("The criteria are not sealed: write seal: "))
    for section in [
      terminal.sweetSpotSection, terminal.listGapSection, terminal.agreementSection,
    ] {
      #expect(terminal.wholeRun.contains(section))
    }
  }

  @Test func withoutThemThereAreNoSections() {
    let terminal = TerminalReport(
      report: ReportFixture.report, layout: TextLayout(width: 120, isColored: false))
    #expect(
      terminal.sweetSpotSection.isEmpty && terminal.listGapSection.isEmpty
        && terminal.agreementSection.isEmpty)
    let bare = JSONReport(report: ReportFixture.report).text
    for key in ["agreedCriteria", "listGap", "sweetSpot"] {
      #expect(bare.contains("\"\(key)\": null"))
    }
  }

  @Test func everyNumberIsInTheJSON() throws {
    let text = JSONReport(report: try ReportFixture.traits()).text
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let spot = try #require(value["sweetSpot"] as? [String: Any])
    let scope = try #require((spot["scopes"] as? [[String: Any]])?.first)
    let effects = try #require(scope["traits"] as? [[String: Any]])
    #expect(effects.count == spot["tests"] as? Int)
    let first = try #require(effects.first { $0["found"] as? Bool == true })
    #expect((first["shift"] as? [String: Any])?.count == 3)
    for key in ["p", "q", "median", "otherMedian", "probabilityAbove"] {
      #expect(first[key] is NSNumber, "\(key)")
    }
    let gap = try #require(value["listGap"] as? [String: Any])
    #expect((gap["deals"] as? [[String: Any]])?.first?["account"] as? String == "off.example")
    let agreed = try #require(value["agreedCriteria"] as? [String: Any])
    let criteria = try #require(agreed["criteria"] as? [[String: Any]])
    #expect(criteria.map { $0["verdict"] as? String } == ["met", "missed", "cannot be judged"])
    #expect(agreed["changed"] as? Bool == false)
  }
}

extension ReportFixture {
  /// A report on 100 accounts of one tier, half of them won, those in Logistics in half the time.
  static func traits() throws -> RunReport {
    let closed = try #require(CalendarDate("2026-03-01"))
    let names = (0..<100).map { "a\($0)" }
    let accounts = AccountTable(
      source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
      columns: [
        Column(
          header: "Industry", field: "industry",
          values: .category(
            codes: (0..<100).map { Int32($0 % 4 / 2) }, levels: ["Logistics", "Software"]))
      ], lines: Array(2..<102))
    var deals = (0..<100).map { account in
      DealTable.Deal(
        id: "d\(account)", account: account, accountReference: "",
        outcome: account % 2 == 0 ? .won : .lost, amount: 1000,
        created: closed.adding(days: account % 4 < 2 ? -40 : -80), closed: closed,
        line: account + 2)
    }
    deals.append(
      DealTable.Deal(
        id: "off", account: nil, accountReference: "off.example", outcome: .won, amount: 5,
        created: nil, closed: closed, line: 102))
    let market = Market(
      accounts: accounts, deals: DealTable(source: "deals.csv", deals: deals))
    var model = try ModelFile.parse(
      """
      tessera: 1
      accounts: a.csv
      deals: d.csv
      tiers: { 1: { when: industry is known }, 2: { when: otherwise } }
      criteria:
        agreed: 2026-01-15
        6m: [wins(1) >= 10, wins(1) >= 99, wins(2) > 1]
      """, file: "m.yaml")
    model.name = "Traits"
    let asOf = CalendarDate("2026-12-31")
    var report = RunReport(
      model: model, market: market, scores: try Scorer(model: model).score(market, asOf: asOf))
    report.backtest = try Backtest(model: model).report(
      on: market, asOf: asOf, segmentation: nil)
    return report
  }
}
