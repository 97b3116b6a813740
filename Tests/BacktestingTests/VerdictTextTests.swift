import Backtesting
import Testing

/// The first sentence, which is all that some will read.
@Suite struct VerdictTextTests {
  @Test func everyOverallVerdict() throws {
    #expect(
      try first([(100, 60), (100, 10)]).hasPrefix("The tiers rank accounts far better than chance"))
    #expect(
      try first([(1000, 130), (1000, 90)]).hasPrefix("The tiers rank accounts better than chance"))
    #expect(
      try first([(20, 4), (20, 3)]).hasPrefix(
        "The tiers are not shown to rank accounts better than chance"))
    #expect(try first([(20, 4), (20, 3)]).hasSuffix("No tier is proven better than the next."))
    #expect(try first([(100, 10), (100, 60)]).contains("the wrong way round"))
    #expect(
      try first([(30, 4)]) == "All accounts are in one tier, so there is no order of tiers to test."
    )
    #expect(
      try first([(30, 0), (30, 0)])
        == "None of the accounts has been won, so nothing can be said of the tiers.")
  }

  @Test func oneSegmentIsNotComparedWithOthers() throws {
    #expect(try !verdicts([(20, 4), (20, 3)]).contains { $0.contains("micro-segment") })
  }

  private func first(_ tiers: [(accounts: Int, won: Int)]) throws -> String {
    try #require(verdicts(tiers).first)
  }

  private func verdicts(_ tiers: [(accounts: Int, won: Int)]) throws -> [String] {
    let test = TestMarket(
      tiers: tiers.map { .init(accounts: $0.accounts, won: $0.won, lost: 1) })
    return try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil)
    ).verdicts
  }
}
