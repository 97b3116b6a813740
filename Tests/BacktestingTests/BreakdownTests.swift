import Foundation
import Modeling
import Reading
import Scoring
import Testing

import Backtesting

struct BreakdownTests {
  /// The worked example with its tiers as a column, and tags of which one is on everybody.
  static var market: TestMarket {
    var market = TestMarket.workedExample
    let tiers = market.tiers.enumerated().flatMap {
      [Int32](repeating: Int32($0), count: $1.accounts)
    }
    let count = market.count
    let sizes: [Double] = tiers.map { $0 == 2 ? .nan : Double($0) }
    let tags = TagLists(
      offsets: (0...count).map { Int32($0 <= 40 ? 2 * $0 : 40 + $0) },
      codes: (0..<count).flatMap { $0 < 40 ? [Int32(0), 1] : [Int32(0)] },
      levels: ["all", "first"], isMissing: [Bool](repeating: false, count: count))
    let notes = TextColumn((0..<count).map { "note \($0)" })
    market.columns = [
      Column(
        header: "Group", field: "group",
        values: .category(codes: tiers, levels: ["one", "two", "three"])),
      Column(header: "Size", field: "size", values: .number(sizes)),
      Column(header: "Tags", field: "tags", values: .tags(tags)),
      Column(header: "Note", field: "note", values: .text(notes)),
    ]
    return market
  }

  func report(_ axes: [BreakdownAxis]) throws -> BacktestReport {
    let market = Self.market
    var backtest = Backtest(model: market.model)
    backtest.breakdowns = axes
    return try #require(
      backtest.report(
        on: market.market, scores: market.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }

  /// A column that repeats the tiers has the tiers' figures, money with its intervals among them.
  @Test func saysOfAColumnWhatIsSaidOfTiers() throws {
    let report = try report([.column("group")])
    let rows = report.breakdowns[0].rows
    // The largest group first.
    #expect(rows.map(\.label) == ["three", "two", "one"])
    for (row, tier) in zip(rows, report.tiers.reversed()) {
      #expect(row.evidence.conversion == tier.conversion)
      #expect(row.evidence.winRate == tier.winRate)
      #expect(row.evidence.revenue == tier.revenue)
      #expect(row.evidence.lift == tier.lift)
      #expect(row.evidence.money?.lift == tier.money?.lift)
      #expect(row.evidence.money?.averageDeal == tier.money?.averageDeal)
      #expect(row.evidence.money?.revenuePerAccount == tier.money?.revenuePerAccount)
      #expect(row.evidence.money?.pipeline == tier.money?.pipeline)
    }
  }

  @Test func testsEveryGroupAgainstTheRest() throws {
    let row = try #require(try report([.column("group")]).breakdowns[0].rows.last)
    #expect(abs(row.p - FisherReference.twoSidedP(8, 40, 18, 460)) < 1e-12)
    #expect(row.adjustedP >= row.p)
  }

  @Test func putsNumbersIntoRangesAndSaysWhatIsUnknown() throws {
    let rows = try report([.column("size")]).breakdowns[0].rows
    #expect(rows.last?.label == "unknown")
    #expect(rows.last?.evidence.accountCount == 340)
    #expect(rows.reduce(0) { $0 + $1.evidence.accountCount } == 500)
  }

  @Test func countsAnAccountUnderEveryTag() throws {
    let breakdown = try report([.column("tags")]).breakdowns[0]
    #expect(breakdown.rows.map(\.label) == ["all", "first"])
    #expect(breakdown.rows.map(\.evidence.accountCount) == [500, 40])
    #expect(breakdown.rows.map(\.evidence.conversion.successes) == [26, 8])
    #expect(breakdown.notes.contains { $0.contains("every one of its tags") })
    // Everybody has it, so there is nothing to compare with.
    #expect(breakdown.rows[0].p == 1)
  }

  @Test func cutsScoresIntoTenthsOfWholeAccounts() throws {
    var ranked = RankedMarket(won: (0..<105).map { $0 % 3 == 0 })
    ranked.totals = (0..<105).map { Int32(100 * ($0 / 2)) }
    var backtest = Backtest(model: ranked.model)
    backtest.breakdowns = [.decile]
    let report = try #require(
      backtest.report(
        on: ranked.market, scores: ranked.scores, cutoff: nil, asOf: nil, segmentation: nil))
    let rows = report.breakdowns[0].rows
    #expect(rows.map(\.evidence.accountCount) == [10, 11, 10, 11, 10, 11, 10, 11, 10, 11])
    #expect(rows[0].label == "1: 52 to 47")
    #expect(rows.reduce(0) { $0 + $1.evidence.conversion.successes } == 35)
  }

  @Test func saysThatThereAreNoSegments() throws {
    let breakdown = try report([.segment]).breakdowns[0]
    #expect(breakdown.rows.isEmpty)
    #expect(breakdown.notes[0].contains("no micro-segments"))
  }

  @Test func saysWhichColumnsThereAre() {
    let accounts = Self.market.market.accounts
    #expect(BreakdownAxis("grup").mismatch(accounts)?.contains("did you mean “group”?") == true)
    #expect(
      BreakdownAxis("xyzzy").mismatch(accounts)?.contains("decile, segment, group, size") == true)
    #expect(BreakdownAxis("note").mismatch(accounts)?.contains("makes no groups") == true)
    #expect(BreakdownAxis("Deciles") == .decile)
    #expect(BreakdownAxis("group").mismatch(accounts) == nil)
  }
}

/// Fisher's exact test by its definition: the sum over all tables that are no more likely.
private enum FisherReference {
  static func twoSidedP(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> Double {
    func logChoose(_ n: Int, _ k: Int) -> Double {
      stride(from: 1, through: k, by: 1).reduce(0.0) {
        $0 + log(Double(n - k + $1)) - log(Double($1))
      }
    }
    let won = a + b
    let table = { (x: Int) in logChoose(n, x) + logChoose(m, won - x) - logChoose(n + m, won) }
    let own = table(a)
    return (max(0, won - m)...min(n, won)).map(table).filter { $0 <= own + 1e-7 }
      .reduce(0) { $0 + exp($1) }
  }
}
