import Backtesting
import Reading
import Statistics
import TestSupport
import Testing

/// How often tiers that win at one rate are told apart.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct FalseProofsTests {
  @Test(arguments: [([30, 300], 0.2), ([100, 200, 300], 0.1), ([400, 400], 0.5)])
  func equalTiersAreHardlyEverToldApart(sizes: [Int], rate: Double) throws {
    let runs = 300
    var (claims, single) = (0, 0)
    for run in 0..<runs {
      var generator = SeededGenerator(seed: UInt64(sizes[0]), stream: UInt64(run))
      var tiers: [TestMarket.Tier] = []
      for size in sizes {
        let won = BinomialDraw(trials: size, share: rate).next(using: &generator)
        tiers.append(.init(accounts: size, won: won, lost: size - won))
      }
      let test = TestMarket(tiers: tiers)
      var backtest = Backtest(model: test.model)
      backtest.resampleCount = 20
      let report = try #require(
        backtest.report(
          on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
      claims += report.comparisons.contains { $0.verdict != .notProven } ? 1 : 0
      single += report.comparisons.contains { $0.fisherP < 0.1 } ? 1 : 0
    }
    #expect(claims <= runs * 5 / 100, "\(claims) of \(runs)")
    // Chance did come near a claim, so that there was something to withstand.
    #expect(single > claims, "\(single) of \(runs)")
  }

  /// Neither a score without meaning nor a column without meaning is called better than the other.
  @Test func rankingsWithoutMeaningAreHardlyEverToldApart() throws {
    let runs = 200
    var (better, worse, near) = (0, 0, 0)
    for run in 0..<runs {
      var generator = SeededGenerator(seed: 77, stream: UInt64(run))
      let won = (0..<140).map { _ in generator.next() % 5 < 2 }
      var ranked = RankedMarket(
        won: won, totals: won.map { _ in Int32(generator.next() % 50) * 100 })
      ranked.isSuggested = false
      var market = ranked.market
      let columns = (0..<4).map { place -> Column in
        let codes = won.map { _ in Int32(generator.next() % UInt64(3 + 2 * place)) }
        return Column(
          header: "c\(place)", field: "c\(place)",
          values: .category(codes: codes, levels: (0..<3 + 2 * place).map { "level \($0)" }))
      }
      market.accounts = AccountTable(
        source: "accounts.csv", ids: market.accounts.ids, names: market.accounts.names,
        domains: market.accounts.names.map { _ in "" }, columns: columns,
        lines: Array(2..<won.count + 2))
      var backtest = Backtest(model: ranked.model)
      backtest.resampleCount = 20
      let report = try #require(
        backtest.report(
          on: market, scores: ranked.scores, cutoff: nil, asOf: nil, segmentation: nil))
      let baselines = try #require(report.baselines?.baselines)
      #expect(!baselines.isEmpty)
      better += baselines.contains { $0.verdict == .proven } ? 1 : 0
      worse += baselines.contains { $0.verdict == .inverted } ? 1 : 0
      near += baselines.contains { $0.lead.interval.map { !$0.contains(0) } ?? false } ? 1 : 0
    }
    #expect(better <= runs * 8 / 100 && worse <= runs * 5 / 100, "\(better), \(worse) of \(runs)")
    // Chance did come near a claim, so that there was something to withstand.
    #expect(near > worse, "\(near) of \(runs)")
  }
}
