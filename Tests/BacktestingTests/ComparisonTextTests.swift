import Backtesting
import Testing

/// The sentences as a reader meets them.
@Suite struct ComparisonTextTests {
  @Test func aRatioOfOneIsAboutAsOften() throws {
    #expect(
      try sentence(101, 1000, 100, 1000).hasPrefix("Tier 1 converts about as often as Tier 2"))
    #expect(try sentence(100, 1000, 100, 1000).hasPrefix("Tier 1 converts as often as Tier 2"))
    #expect(
      try sentence(97, 1000, 100, 1000)
        .hasPrefix(
          "Tier 1 converts slightly less often than Tier 2 (9.7% vs 10.0%): inverted, but it"))
  }

  @Test func nothingAgainstSomethingHasNoRatio() throws {
    #expect(
      try sentence(5, 100, 0, 50).hasPrefix("Tier 1 converts and Tier 2 does not (5.0% vs 0.0%)"))
    #expect(
      try sentence(0, 100, 0, 50)
        == "Neither Tier 1 nor Tier 2 has a win yet, so there is nothing to compare.")
  }

  @Test func wherePAndIntervalDisagreeTheSentenceSaysSo() throws {
    // 7/30 against 2/40 has p < 0.05 alone and an interval above zero; over three tiers Holm doubles the p.
    let report = try report([(7, 30), (2, 40), (1, 300)])
    let first = report.comparisons[0]
    #expect(first.difference.lowerBound > 0)
    #expect(first.fisherP < 0.05)
    #expect(first.verdict == .notProven)
    #expect(
      first.sentence.contains("The interval alone leaves zero out, but the adjusted p decides."))
  }

  private func sentence(_ x: Int, _ n: Int, _ y: Int, _ m: Int) throws -> String {
    try report([(x, n), (y, m), (0, 0)].filter { $0.1 > 0 }).comparisons[0].sentence
  }

  /// One lost deal keeps the report from having nothing resolved.
  private func report(_ counts: [(won: Int, accounts: Int)]) throws -> BacktestReport {
    let test = TestMarket(
      tiers: counts.map { .init(accounts: $0.accounts, won: $0.won, lost: 1) })
    return try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }
}
