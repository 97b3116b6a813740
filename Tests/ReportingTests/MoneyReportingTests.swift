import Backtesting
import Foundation
import Reporting
import Testing

/// Money and time in the terminal, in CSV and in JSON.
@Suite struct MoneyReportingTests {
  private var report: RunReport {
    var report = ReportFixture.report
    let backtest = report.backtest
    report.backtest = backtest.map { backtest in
      var tiers = backtest.tiers
      for place in tiers.indices { tiers[place].money = money(isSmall: place == 0) }
      var all = backtest.all
      all.money = money(isSmall: false)
      var outside = ReportFixture.tier(0, 0, 3, 0, 1, lift: .nan, revenue: 900, share: .nan)
      outside.money = MoneyEvidence()
      outside.money?.averageDeal = Estimate(value: 300)
      var copy = BacktestReport(
        measure: backtest.measure, basis: backtest.basis, scoredAsOf: nil, tiers: tiers,
        customers: nil, all: all, comparisons: backtest.comparisons, ranking: backtest.ranking,
        gains: backtest.gains, attributes: backtest.attributes, segments: backtest.segments,
        verdicts: backtest.verdicts)
      copy.outside = outside
      copy.moneyNotes = ["* Tier 1 is small."]
      return copy
    }
    return report
  }

  private func money(isSmall: Bool) -> MoneyEvidence {
    var money = MoneyEvidence()
    (money.openCount, money.openWithAmount, money.pipeline) = (7, 5, 54_000)
    money.lift = Estimate(value: 1.9, interval: 1.2...2.7)
    money.averageDeal = Estimate(value: 60_000, interval: isSmall ? nil : 50_000...70_000)
    money.revenuePerAccount = Estimate(value: 6000, interval: isSmall ? nil : 4000...8000)
    money.revenueAtLowBudget = Estimate(value: 2.5, interval: 2...3)
    money.revenueAtHighBudget = Estimate(value: 1, interval: 0.8...1.2)
    money.cycle = .init(lower: 66, median: 107, upper: 146, count: 9)
    money.timeToClose = .init(median: 102, lower: 100, upper: nil, dealCount: 50)
    money.wonWithin = [.init(months: 3, share: Estimate(value: 0.26, interval: 0.2...0.3))]
    money.isSmall = isSmall
    return money
  }

  @Test func theTableFitsAHundredAndTwentyColumns() {
    let text = TerminalReport(report: report, layout: TextLayout(width: 120, isColored: false))
      .moneySection
    for cell in [
      "1 *", "too few wins", "$54.0K", "$50.0K–$70.0K", "$6.00K ($4.00K–$8.00K)", "$1.00–2.50",
      "107 d (66–146)", "26/?/?%", "off list", "$300", "* Tier 1 is small.",
    ] {
      #expect(text.contains(cell), "\(cell) in\n\(text)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func withoutMoneyThereIsNoSection() {
    let bare = TerminalReport(
      report: ReportFixture.report, layout: TextLayout(width: 120, isColored: false))
    #expect(bare.moneySection.isEmpty)
    #expect(!bare.wholeRun.contains("Money and time"))
  }

  @Test func everyRowOfTheCSVHasAllColumns() throws {
    let lines = TiersCSV(report: report).text.split(separator: "\n")
    let cells = lines.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(Set(cells.map(\.count)).count == 1)
    #expect(lines.last?.hasPrefix("outside,0,") == true)
    let column = try #require(cells[0].firstIndex(of: "won_within_3_months_high"))
    #expect(cells[1][column] == "0.300000")
    #expect(cells[1][column + 1].isEmpty)
    let last = try #require(cells[0].firstIndex(of: "days_to_close_high"))
    #expect(cells[1][last].isEmpty)
    #expect(cells[1][last - 1] == "100")
    #expect(cells[1].last == "yes")
  }

  @Test func theJSONHasEveryFigureWithItsInterval() throws {
    let text = JSONReport(report: report).text
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let tiers = try #require(value["tiers"] as? [[String: Any]])
    let money = try #require(tiers[1]["money"] as? [String: Any])
    let deal = try #require(money["averageDeal"] as? [String: Double])
    #expect(deal == ["value": 60_000, "lower": 50_000, "upper": 70_000])
    let small = try #require(tiers[0]["money"] as? [String: Any])
    #expect((small["averageDeal"] as? [String: Any])?["lower"] is NSNull)
    #expect((value["outside"] as? [String: Any])?["revenue"] as? Double == 900)
    #expect(value["moneyNotes"] as? [String] == ["* Tier 1 is small."])
  }
}
