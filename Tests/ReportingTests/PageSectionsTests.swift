import Backtesting
import Foundation
import Modeling
import Reading
import Reporting
import Scoring
import TestSupport
import Testing

/// The sections of the page on ranking, money, belief, criteria, traits and limits.
@Suite struct PageSectionsTests {
  private static let ids = [
    "money", "criteria", "ranking", "belief", "sweet-spot", "off-list", "limits",
  ]

  @Test func theyStandInTheOrderOfTheTerminal() throws {
    let text = HTMLPage(report: try ReportFixture.traits()).text
    let places = Self.ids.map { text.range(of: "<section id=\"\($0)\">")?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func withoutEvidenceThereIsNoSection() {
    let bare = PageText(HTMLPage(report: ReportFixture.withoutDeals).text)
    for id in Self.ids { #expect(bare.section(id) == nil, "\(id)") }
    // Its evidence is of tiers alone: one chart, and nothing else.
    let tiers = PageText(HTMLPage(report: ReportFixture.report).text)
    #expect(Self.ids.filter { tiers.section($0) != nil } == ["ranking"])
    #expect(tiers.section("ranking")?.points("curve").count == 4)
  }

  @Test func namesOfColumnsAndLevelsCannotBecomeMarkup() throws {
    let text = HTMLPage(report: try HostileMarket.report()).text
    for forbidden in ["<script>alert", "<img", "<u>", "\" onload=\""] {
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
    let page = PageText(text)
    let (column, level) = (HostileMarket.field, HostileMarket.level)
    #expect(
      page.section("sweet-spot")?.sentences.contains { $0.contains("\(level) close in") } == true)
    #expect(
      page.section("off-list")?.sentences.contains { $0.contains(HostileMarket.reference) } == true)
    #expect(page.section("belief")?.sentences.contains { $0.contains(column) } == true)
    #expect(page.section("limits")?.sentences.contains { $0.contains("a holdout") } == true)
    for tag in ["section", "table", "tr", "td", "div", "svg", "details", "ul", "li", "span", "p"] {
      #expect(
        text.components(separatedBy: "<\(tag)>").count
          + text.components(separatedBy: "<\(tag) ").count - 1
          == text.components(separatedBy: "</\(tag)>").count, "\(tag)")
    }
  }

  @Test func fewWinsGiveNoIntervalsAndSaySo() throws {
    let won = (0..<60).map { $0 % 12 == 0 }
    let market = ReportFixture.rankedMarket(won)
    var report = RunReport(
      model: ReportFixture.report.model, market: market.market, scores: market.scores)
    report.backtest = Backtest(model: report.model).report(
      on: market.market, scores: market.scores, cutoff: nil, asOf: nil, segmentation: nil)
    let text = HTMLPage(report: report).text
    #expect(text.contains("<h2>Ranking: too little to judge the score by</h2>"))
    #expect(text.contains("Too few wins (5, and 20 are needed) to estimate how well the score"))
    let page = PageText(text)
    #expect(page.section("ranking")?.points("curve").count == 11)
    #expect(!text.contains("<polygon class=\"band\""))
    let decile = try #require(page.section("ranking")?.rows.first)
    #expect(decile[4].interval != nil && decile[5].interval == nil && decile[6].interval == nil)
    let money = try #require(page.section("money")?.rows.first)
    #expect(money[3].figure == "$1" && money[3].detail == "too few wins")
    #expect(money[9].figure == "–")
    for word in ["nan", "inf", "∞", "Optional"] {
      #expect(!text.contains(">\(word)") && !text.contains(",\(word)"), "\(word)")
    }
  }

  @Test func aTierWithoutAWinBringsNothing() throws {
    let market = ReportFixture.rankedMarket((0..<60).map { $0 % 6 == 0 && $0 >= 30 }, tierSize: 30)
    var report = RunReport(
      model: ReportFixture.report.model, market: market.market, scores: market.scores)
    report.backtest = Backtest(model: report.model).report(
      on: market.market, scores: market.scores, cutoff: nil, asOf: nil, segmentation: nil)
    let text = HTMLPage(report: report).text
    #expect(text.contains("<h2>Won revenue per account: Tier 1 $0, Tier 2 $0</h2>"))
    let cells = try #require(PageText(text).section("money")?.rows.first)
    #expect(cells[1].figure == "0" && cells[3].figure == "–" && cells[4].figure == "$0")
  }

  @Test func marksAreSignsWithWords() throws {
    let text = HTMLPage(report: try ReportFixture.traits()).text
    for mark in [
      "aria-label=\"holds\" title=\"holds\">✓</span>6 months, wins(1) &gt;= 10",
      "aria-label=\"does not hold\" title=\"does not hold\">✗</span>6 months, wins(1) &gt;= 99",
      "aria-label=\"not judged\" title=\"not judged\">–</span>6 months, wins(2) &gt; 1",
    ] {
      #expect(text.contains(mark), "\(mark)")
    }
    #expect(text.contains("<h2>Agreed criteria: 1 of 3 met</h2>"))
  }

  @Test func aLongListIsFoldedAfterEight() {
    func page(_ count: Int) -> String {
      var report = ReportFixture.report
      report.backtest?.limits = (1...count).map { "Limit <\($0)>." }
      return HTMLPage(report: report).text
    }
    #expect(!page(9).contains("more</summary>"))
    let long = page(12)
    #expect(long.contains("<summary>4 more</summary>"))
    #expect(
      PageText(long).section("limits")?.sentences == (1...12).map { "Limit <\($0)>." })
  }

  @Test func thePictureIsToldInWords() throws {
    let text = HTMLPage(report: try ReportFixture.ranked()).text
    #expect(
      text.contains(
        "aria-label=\"Cumulative gains. The 10% of the accounts with the highest scores hold 17% of the wins."
      ))
    #expect(text.contains("<polygon class=\"band\""))
    #expect(
      text.contains("<h2>The fifth of the accounts with the highest scores holds 33% of the wins"))
  }
}

/// A market whose every name tries to break the page.
enum HostileMarket {
  static let field = "q\"><img src=x onerror=alert(1)>"
  static let level = "Logi<script>alert(1)</script>"
  static let reference = "off\" onload=\"alert(1)<u>"

  /// Returns the report on 120 accounts, half of them won, those of one level in half the time.
  static func report() throws -> RunReport {
    let names = (0..<120).map { "a\($0)" }
    let codes = (0..<120).map { Int32($0 % 4 / 2) }
    let closed = try #require(CalendarDate("2026-03-01"))
    let accounts = AccountTable(
      source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
      columns: [
        Column(
          header: "Industry", field: "industry",
          values: .category(codes: codes, levels: [level, "B"])),
        Column(
          header: field, field: field,
          values: .category(codes: (0..<120).map { Int32($0 % 2) }, levels: ["yes<u>", "no"])),
      ], lines: Array(2..<122))
    var deals = (0..<120).map { account in
      DealTable.Deal(
        id: "d\(account)", account: account, accountReference: "",
        outcome: account % 2 == 0 ? .won : .lost, amount: 1000,
        created: closed.adding(days: account % 4 < 2 ? -40 : -80), closed: closed,
        line: account + 2)
    }
    deals.append(
      DealTable.Deal(
        id: "off", account: nil, accountReference: reference, outcome: .won, amount: 5,
        created: nil, closed: closed, line: 122))
    let market = Market(
      accounts: accounts, deals: DealTable(source: "deals.csv", deals: deals))
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: a.csv
      deals: d.csv
      score: { fit: { max: 10, industry: { points: { B: 5 } } } }
      tiers: { 1: { when: fit >= 5 }, 2: { when: otherwise } }
      """, file: "m.yaml")
    let asOf = CalendarDate("2026-12-31")
    var report = RunReport(
      model: model, market: market, scores: try Scorer(model: model).score(market, asOf: asOf))
    report.backtest = try Backtest(model: model).report(on: market, asOf: asOf, segmentation: nil)
    return report
  }
}
