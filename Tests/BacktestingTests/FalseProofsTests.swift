import Backtesting
import Statistics
import Testing

/// How often tiers that win at one rate are told apart.
@Suite struct FalseProofsTests {
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
}
