import Backtesting
import Modeling
import Reading
import Scoring
import Segmenting
import Testing

@Suite struct BacktestTests {
  @Test func theWorkedExampleComesOutToTheLastDigit() throws {
    let report = try report(.workedExample)
    let rows = report.tiers + [report.all]
    #expect(report.measure == .conversion)
    #expect(rows.map(\.accountCount) == [40, 120, 340, 500])
    #expect(rows.map(\.conversion.successes) == [8, 12, 6, 26])
    expect(rows.map(\.conversion.value), [0.2, 0.1, 0.01765, 0.052], within: 0.000005)
    expect(rows.map(\.conversion.lower), [0.1050, 0.0581, 0.0081, 0.0357], within: 0.00005)
    expect(rows.map(\.conversion.upper), [0.3476, 0.1667, 0.0380, 0.0751], within: 0.00005)
    expect(rows.map(\.lift), [3.846, 1.923, 0.339, 1], within: 0.0005)
    #expect(rows.map(\.revenue) == [1_600_000, 720_000, 270_000, 2_590_000])
    expect(report.tiers.map(\.revenueShare), [0.6178, 0.2780, 0.1042], within: 0.00005)
    expect(rows.map(\.revenuePerAccount), [40_000, 6_000, 794.12, 5_180], within: 0.005)
    #expect(
      rows.map(\.budgetPerYear) == [
        240_000...960_000, 288_000...720_000, 102_000...408_000, 630_000...2_088_000,
      ])
    let perDollar = report.tiers.compactMap(\.revenuePerBudget)
    expect(perDollar.map(\.atLow), [6.67, 2.50, 2.65], within: 0.005)
    expect(perDollar.map(\.atHigh), [1.67, 1.00, 0.66], within: 0.005)

    let first = report.comparisons[0]
    expect([first.fisherP, first.adjustedP], [0.1055, 0.1055], within: 0.00005)
    expect(
      [first.difference.lowerBound, first.difference.upperBound], [-0.0161, 0.2534], within: 0.00005
    )
    expect([first.probabilityHigher], [0.947], within: 0.0005)
    #expect(first.verdict == .notProven)
    let second = report.comparisons[1]
    expect([second.fisherP], [0.000266], within: 0.0000005)
    expect([second.adjustedP], [2 * 0.000266], within: 0.000001)
    #expect(second.verdict == .proven)

    let ranking = try #require(report.ranking)
    expect([ranking.trendZ], [5.605], within: 0.0005)
    expect([ranking.areaUnderCurve], [0.7564], within: 0.00005)
    expect(report.gains.map(\.share), [0.08, 0.32, 1], within: 1e-12)
    expect(report.gains.map(\.successShare), [0.308, 0.769, 1], within: 0.0005)
    expect(report.gains.map(\.revenueShare), [0.618, 0.896, 1], within: 0.0005)
  }

  @Test func theWorkedExampleInWords() throws {
    let verdicts = try report(.workedExample).verdicts
    #expect(
      verdicts.first
        == "The tiers rank accounts far better than chance (trend p < 0.001, AUC 0.756).")
    #expect(
      verdicts[1].hasPrefix(
        "Tier 1 converts 2.0× as often as Tier 2 (20.0% vs 10.0%): not proven (p 0.106; 95% interval "
          + "of the difference −1.6 to +25.3 points). If these rates are the true ones, about "))
    #expect(
      verdicts[2].hasPrefix("Tier 2 converts 5.7× as often as Tier 3 (10.0% vs 1.8%): proven"))
    #expect(
      verdicts.contains(
        "Tier 3 returns more for each $1 of its budget than Tier 2 at the low end of the budgets "
          + "($2.65 vs $2.50); with so few wins that is a hint."))
  }

  @Test func invertedTiersAreCalledSo() throws {
    // AT-11: 8 % against 14 %, large and small.
    let large = try report(
      TestMarket(tiers: [.init(accounts: 1000, won: 80), .init(accounts: 1000, won: 140)]))
    #expect(large.comparisons[0].verdict == .inverted)
    #expect(large.comparisons[0].sentence.contains("inverted, so the scoring model is wrong"))
    #expect(large.verdicts[0].contains("the wrong way round"))
    let small = try report(
      TestMarket(tiers: [.init(accounts: 50, won: 4), .init(accounts: 50, won: 7)]))
    #expect(small.comparisons[0].verdict == .notProven)
    #expect(small.comparisons[0].sentence.contains("inverted, but it could be chance"))
    #expect(small.verdicts[0].contains("No tier is proven better than the next."))
  }

  @Test func aCommonWinOfEveryAccountTurnsToDeals() throws {
    let report = try report(
      TestMarket(tiers: [.init(accounts: 20, won: 20), .init(accounts: 30, won: 30)]))
    #expect(report.measure == .winRate)
    #expect(report.basis[0].hasPrefix("Every account has won at least once"))
    #expect(report.verdicts[0] == "All deals ended alike, so nothing can be said of the tiers.")
  }

  @Test func customersStandOnARowOfTheirOwn() throws {
    var test = TestMarket.workedExample
    test.customerCount = 8
    let report = try report(test)
    #expect(report.customers?.accountCount == 8)
    #expect(report.customers?.conversion.successes == 8)
    #expect(report.tiers[0].accountCount == 32)
    #expect(report.all.conversion.successes == 18)
    #expect(
      report.verdicts.last
        == "8 existing customers are left out of the tiers' rates: expansion is never mixed with new "
        + "business.")
  }

  @Test func theWindowDecidesWhichDealsCount() throws {
    let asOf = try #require(CalendarDate("2026-06-30"))
    func deal(_ account: Int, _ closed: String) -> DealTable.Deal {
      DealTable.Deal(
        id: "", account: account, accountReference: "", outcome: .won, amount: 10, created: nil,
        closed: CalendarDate(closed), line: 2)
    }
    var test = TestMarket(tiers: [.init(accounts: 10, won: 0), .init(accounts: 10, won: 0)])
    test.windowMonths = 12
    test.signals = SignalTable(source: "signals.csv", kinds: [], people: [], signals: [])
    test.extraDeals = [
      deal(0, "2025-06-30"), deal(1, "2025-07-01"), deal(2, "2026-06-30"), deal(3, "2026-07-01"),
    ]
    let backtest = Backtest(model: test.model)
    let cutoff = backtest.cutoff(test.market, asOf: asOf)
    #expect(cutoff?.description == "2025-06-30")
    let report = try #require(
      backtest.report(
        on: test.market, scores: test.scores, cutoff: cutoff, asOf: asOf,
        segmentation: oneSegment))
    // Segments of today would be judged by deals that shaped them: their rates are hindsight, and nothing is tested.
    #expect(report.segments.map(\.isHindsight) == [true])
    #expect(report.segments[0].adjustedP.isNaN)
    #expect(!report.verdicts.contains { $0.contains("icro-segment") })
    #expect(report.customers?.accountCount == 1)
    #expect(report.tiers[0].accountCount == 9)
    #expect(report.tiers[0].conversion.successes == 2)
    #expect(report.basis.contains { $0 == "1 deal closed after the as-of date is left out." })
  }

  private var oneSegment: Segmentation {
    Segmentation(
      segments: [
        Segment(
          number: 1, name: "segment 1", members: Array(10..<20), traits: [], cohesion: 0,
          silhouette: 0, reach: nil)
      ],
      scope: "Tier 2", sizes: 5...15, marketSegments: [], familyShares: [], notes: [])
  }

  @Test func withoutAResolvedDealThereIsNoReport() {
    let test = TestMarket(tiers: [.init(accounts: 5, won: 0)])
    #expect(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil) == nil)
  }

  @Test func segmentsAreComparedWithTheOthers() throws {
    let test = TestMarket(tiers: [
      .init(accounts: 10, won: 0), .init(accounts: 20, won: 10, lost: 10),
    ])
    func segment(_ number: Int, _ members: [Int]) -> Segment {
      Segment(
        number: number, name: "segment \(number)", members: members, traits: [], cohesion: 0,
        silhouette: 0, reach: nil)
    }
    let segmentation = Segmentation(
      segments: [segment(1, Array(10..<20)), segment(2, Array(20..<30))], scope: "Tier 2",
      sizes: 5...15, marketSegments: [], familyShares: [], notes: [])
    let report = try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: segmentation))
    #expect(report.segments.map(\.rate.successes) == [10, 0])
    #expect(report.segments[0].adjustedP < 0.001)
    #expect(report.verdicts.contains { $0.contains("segment 1 (100.0%)") })
  }

  @Test func customersAreInNoSegmentsRate() throws {
    var test = TestMarket(tiers: [.init(accounts: 30, won: 10, lost: 20)])
    test.customerCount = 4
    let segment = Segment(
      number: 1, name: "all", members: Array(0..<30), traits: [], cohesion: 0, silhouette: 0,
      reach: nil)
    let segmentation = Segmentation(
      segments: [segment], scope: "Tier 1", sizes: 5...30, marketSegments: [], familyShares: [],
      notes: [])
    let report = try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: segmentation))
    #expect(report.segments[0].rate.successes == 6)
    #expect(report.segments[0].rate.trials == 26)
    // Nor is their rate a lift over tiers that they are no part of.
    #expect(report.customers?.lift.isNaN == true)
    #expect(report.customers?.revenueShare.isNaN == true)
  }

  private func report(_ test: TestMarket) throws -> BacktestReport {
    try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }

  private func expect(_ found: [Double], _ wanted: [Double], within tolerance: Double) {
    #expect(found.count == wanted.count)
    for (a, b) in zip(found, wanted) { #expect(abs(a - b) <= tolerance, "\(a) is not \(b)") }
  }
}
