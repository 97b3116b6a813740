import Backtesting
import Foundation
import Reading
import Reporting
import Scoring
import Testing

@Suite struct RankingSectionTests {
  @Test func theSectionHoldsFiguresDecilesAndIntervals() throws {
    let terminal = TerminalReport(
      report: try ReportFixture.ranked(), layout: TextLayout(width: 120, isColored: false))
    let text = terminal.rankingSection
    for part in [
      "Ranking\nThe score ranks accounts better than chance (AUC ", "│ decile │ scores │",
      "95% interval", "KS 0.", "Average precision 0.", "a score without meaning has 0.300",
      "│ 100–91 │", "1.7×",
    ] {
      #expect(text.contains(part), "\(part) in\n\(text)")
    }
    #expect(terminal.wholeRun.contains(text))
  }

  @Test(arguments: [60, 75, 80, 85, 90, 100, 120])
  func aNarrowTerminalDoesWithoutTheIntervalOfLiftAndSaysSo(width: Int) throws {
    let report = try ReportFixture.ranked()
    func text(_ width: Int) -> String {
      TerminalReport(report: report, layout: TextLayout(width: width)).rankingSection
    }
    let row = try #require(text(200).split(separator: "\n").first { $0.hasPrefix("│ 1 ") })
    let interval = row.split(separator: "│")[7].trimmingCharacters(in: .whitespaces)
    #expect(interval.hasSuffix("×"))
    let note = "Not shown for want of width: 95% interval of the lift."
    #expect(text(width).contains(note) != text(width).contains(interval), "\(text(width))")
  }

  @Test func withoutItThereIsNoSection() {
    let terminal = TerminalReport(
      report: ReportFixture.report, layout: TextLayout(width: 120, isColored: false))
    #expect(terminal.rankingSection.isEmpty)
  }

  @Test func everyNumberOfTheJSONHasItsInterval() throws {
    let text = JSONReport(report: try ReportFixture.ranked()).text
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let ranking = try #require(value["scoreRanking"] as? [String: Any])
    for name in ["areaUnderCurve", "kolmogorovSmirnov", "averagePrecision"] {
      let figure = try #require(ranking[name] as? [String: Double])
      #expect(Set(figure.keys) == ["value", "lower", "upper"], "\(name)")
    }
    let deciles = try #require(ranking["deciles"] as? [[String: Any]])
    #expect(deciles.count == 10)
    for name in ["rate", "lift", "gain", "cumulativeLift"] {
      #expect(
        deciles.allSatisfy { ($0[name] as? [String: Double])?.count == 3 }, "\(name)")
    }
    let bare = JSONReport(report: ReportFixture.report).text
    #expect(bare.contains("\"scoreRanking\": null"))
  }
}

extension ReportFixture {
  /// The report with the ranking of 100 accounts, thirty of them won, most of these at the top.
  static func ranked() throws -> RunReport {
    let won = (0..<100).map { $0 < 40 ? $0 % 2 == 0 : $0 % 6 == 0 }
    let market = rankedMarket(won)
    var report = ReportFixture.report
    report.backtest?.scoreRanking =
      Backtest(model: report.model).report(
        on: market.market, scores: market.scores, cutoff: nil, asOf: nil, segmentation: nil)?
      .scoreRanking
    return report
  }

  /// A market of one deal an account, by descending score unless told otherwise.
  static func rankedMarket(
    _ won: [Bool], totals: [Int32]? = nil, tierSize: Int = .max
  ) -> (market: Market, scores: ScoredAccounts) {
    let names = won.indices.map { "account \($0)" }
    let deals = won.indices.map {
      DealTable.Deal(
        id: "\($0)", account: $0, accountReference: "", outcome: won[$0] ? .won : .lost, amount: 1,
        created: nil, closed: nil, line: 2)
    }
    let points = totals ?? won.indices.map { 100 * Int32(won.count - $0) }
    return (
      Market(
        accounts: AccountTable(
          source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
          columns: [], lines: Array(2..<won.count + 2)),
        deals: DealTable(source: "deals.csv", deals: deals)),
      ScoredAccounts(
        asOf: nil, criteria: [], groupNames: ["points"], groupMaxima: [10_000],
        groupScores: points, totals: points,
        tiers: won.indices.map { 1 + $0 / tierSize },
        reasons: won.map { _ in .rule })
    )
  }
}
