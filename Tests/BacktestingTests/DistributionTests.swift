import Backtesting
import Modeling
import Statistics
import Testing

/// Where accounts lie by score, and by two groups of it.
struct DistributionTests {
  private static let market = RankedMarket(
    won: (0..<100).map { $0 % 4 == 0 }, totals: (0..<100).map { 100 * Int32($0) },
    tiers: (0..<100).map { $0 < 30 ? 2 : 1 })

  private func report(_ own: RankedMarket) throws -> BacktestReport {
    try #require(
      Backtest(model: own.model).report(
        on: own.market, scores: own.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }

  @Test func everyAccountIsInOneBinByItsOutcome() throws {
    let bins = try #require(try report(Self.market).distribution).bins
    #expect(bins.count == 20)
    #expect(bins.first?.from == 0 && bins.last?.to == 100)
    #expect(bins.reduce(0) { $0 + $1.won } == 25)
    #expect(bins.reduce(0) { $0 + $1.lost } == 75)
    #expect(bins.allSatisfy { $0.undecided == 0 })
    // 5 points a bin: 0 to 4, of which 0 and 4 are won.
    #expect(bins[0].won == 2 && bins[0].lost == 3)
    #expect(bins[19].won == 1 && bins[19].lost == 4)
  }

  @Test func mediansAreOfTheAccountsThemselves() throws {
    let own = try #require(try report(Self.market).distribution)
    let won = (0..<100).filter { $0 % 4 == 0 }.map(Double.init)
    let others = (0..<100).filter { $0 % 4 != 0 }.map(Double.init)
    #expect(own.medianOfWon == Median.of(won))
    #expect(own.medianOfOthers == Median.of(others))
  }

  @Test func aScoreOfOneGroupHasNoGrid() throws {
    #expect(try report(Self.market).grid == nil)
  }

  @Test func theGridCountsEveryAccountOnce() throws {
    let planted = PlantedMarket(
      effects: [("green", 1), ("red", 1)], accountCount: 400, seed: 2, isDated: false)
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      deals: { source: deals.csv, unit: account, window: all }
      score:
        fit: { max: 10, green: { yes: 10 } }
        intent: { max: 10, red: { yes: 7 } }
      tiers:
        1: { when: "score > 12" }
        2: { when: otherwise }
      """, file: "tessera.yaml")
    let report = try #require(
      try Backtest(model: model).report(on: planted.market, asOf: nil, segmentation: nil))
    let grid = try #require(report.grid)
    #expect(grid.across.name == "intent" && grid.upward.name == "fit")
    #expect(grid.across.edges == [0, 7, 7] && grid.upward.edges == [0, 10, 10])
    #expect(grid.across.isExact)
    #expect(grid.cells.count == 4)
    #expect(grid.cells.reduce(0) { $0 + $1.accountCount } == 400)
    #expect(grid.cells.reduce(0) { $0 + $1.rate.successes } == report.all.conversion.successes)
    let best = try #require(grid.cells.first { $0.column == 1 && $0.row == 1 })
    #expect(best.tier == 1 && best.isPure)
    #expect(grid.cells.filter { $0.tier == 1 }.count == 1)
    #expect(best.accountCount == report.tiers.first { $0.tier == 1 }?.accountCount)
  }

  /// The curve of a ranking without a model rises to all wins, and never falls.
  @Test func theBestColumnHasItsGains() throws {
    let planted = PlantedMarket(
      effects: [("green", 2), ("red", 0.2)], accountCount: 2000, seed: 4, isDated: false)
    let report = try #require(
      try Backtest(model: planted.model).report(on: planted.market, asOf: nil, segmentation: nil))
    let best = try #require(report.baselines?.baselines.first { $0.kind == .bestColumn })
    #expect(best.gains.count == 10)
    #expect(zip(best.gains, best.gains.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
    #expect(abs((best.gains.last ?? 0) - 1) < 1e-9)
    #expect(best.gains[4] > 0.6)
  }
}
