import Backtesting
import Modeling
import Reading
import Statistics
import Testing

@Suite struct ModelComparingTests {
  /// 160 accounts; the first sixty are won.
  private let won = (0..<160).map { $0 < 60 }
  private var noise: [Int32] { won.indices.map { Int32($0 * 73 % 160) * 100 } }
  private var good: [Int32] {
    won.indices.map { Int32($0 * 73 % 160) * 100 + (won[$0] ? 9_000 : 0) }
  }

  @Test func theBetterModelIsProven() throws {
    let comparison = try compare(
      RankedMarket(won: won, totals: noise, tiers: won.indices.map { $0 % 3 + 1 }),
      RankedMarket(won: won, totals: good, tiers: won.map { $0 ? 1 : 2 }))
    let pair = PairedAreas(
      scores: good.map(Double.init), others: noise.map(Double.init),
      successes: won.map { $0 ? 1 : 0 }, failures: won.map { $0 ? 0 : 1 })
    #expect(comparison.verdict == .secondBetter && comparison.ranks == .score)
    #expect(comparison.difference.value == pair.difference)
    #expect(comparison.difference.interval == pair.interval && comparison.p == pair.p)
    #expect(comparison.first.areaUnderCurve.interval == pair.second.interval)
    #expect(comparison.permutationP == 1.0 / 2000)
    #expect(comparison.sentence.hasPrefix("b.yaml ranks accounts better than a.yaml: proven (AUC "))
    #expect(comparison.first.tiers.map(\.tier) == [1, 2, 3])
    #expect(comparison.second.tiers.map(\.rate.successes) == [60, 0])
    #expect(comparison.unitCount == 160 && comparison.successes == 60)
  }

  @Test func turnedRoundTheFirstIsBetter() throws {
    let comparison = try compare(
      RankedMarket(won: won, totals: good), RankedMarket(won: won, totals: noise))
    #expect(comparison.verdict == .firstBetter)
    #expect(comparison.difference.value < 0)
    #expect(comparison.sentence.hasPrefix("a.yaml ranks accounts better than b.yaml: proven"))
  }

  @Test func aSmallDifferenceIsNotProven() throws {
    var other = good
    other.swapAt(3, 100)
    let comparison = try compare(
      RankedMarket(won: won, totals: good), RankedMarket(won: won, totals: other))
    #expect(comparison.verdict == .notProven)
    #expect(
      comparison.sentence.hasPrefix(
        "It is not proven that a.yaml or b.yaml ranks accounts better (AUC "))
    #expect(comparison.permutationP > 0.05)
  }

  @Test func alikeModelsAreSaidToBeSo() throws {
    let comparison = try compare(
      RankedMarket(won: won, totals: good),
      RankedMarket(won: won, totals: good.map { $0 / 100 + 7 }))
    #expect(comparison.verdict == .alike)
    #expect(
      comparison.sentence == "a.yaml and b.yaml order the accounts alike: neither ranks better.")
  }

  @Test func fewWinsSayNothing() throws {
    let few = won.indices.map { $0 < 12 }
    let comparison = try compare(
      RankedMarket(won: few, totals: good), RankedMarket(won: few, totals: noise))
    #expect(comparison.verdict == .notEstimable)
    #expect(comparison.p.isNaN && comparison.difference.interval == nil)
    #expect(
      comparison.sentence
        == "Too few wins (12, and 20 are needed) to say which model ranks accounts better.")
    let none = try compare(
      RankedMarket(won: won.map { _ in false }, totals: good),
      RankedMarket(won: won.map { _ in false }, totals: noise))
    #expect(none.verdict == .notEstimable && none.permutationP.isNaN)
  }

  @Test func withoutPointsTheTiersAreRanked() throws {
    let comparison = try compare(
      RankedMarket(
        won: won, totals: won.map { _ in 0 }, tiers: won.indices.map { $0 % 2 + 1 }),
      RankedMarket(won: won, totals: good, tiers: won.map { $0 ? 1 : 2 }))
    #expect(comparison.ranks == .tier)
    #expect(comparison.second.areaUnderCurve.value == 1)
    #expect(comparison.first.areaUnderCurve.value == 0.5)
    #expect(comparison.basis.contains { $0.contains("the tiers are compared as ranks") })
  }

  @Test func customersOfEitherAreLeftOutOfBothAndSuggestionsAreSaid() throws {
    var second = RankedMarket(won: won, totals: noise)
    second.customerCount = 10
    second.isSuggested = true
    let comparison = try compare(RankedMarket(won: won, totals: good), second)
    #expect(comparison.unitCount == 150 && comparison.successes == 50)
    #expect(comparison.first.tiers.map(\.accountCount) == [150])
    #expect(
      comparison.basis.contains(
        "10 accounts that a model takes for existing customers are left out of both."))
    #expect(
      comparison.basis.contains(
        "The points of b.yaml were suggested from these same deals, so the deals flatter it."))
  }

  @Test func whatIsNotTheSameIsNamed() {
    let market = RankedMarket(won: won)
    var deals = market
    deals.unit = .deal
    #expect(
      comparing(market, deals).mismatch([market.market, market.market], asOf: nil)?
        .contains("`deals: unit`") == true)
    let others = RankedMarket(won: won.reversed())
    #expect(
      comparing(market, market).mismatch([market.market, others.market], asOf: nil)?
        .contains("read different deals (160 and 160 won or lost)") == true)
    let fewer = RankedMarket(won: Array(won.prefix(9)))
    #expect(
      comparing(market, market).mismatch([market.market, fewer.market], asOf: nil)?
        .contains("read different accounts (160 and 9)") == true)
    #expect(comparing(market, market).mismatch([market.market, market.market], asOf: nil) == nil)
  }

  @Test func withoutResolvedDealsThereIsNoComparison() {
    let market = RankedMarket(won: [])
    #expect(
      comparing(market, market).comparison(
        of: [market.market, market.market], scores: [market.scores, market.scores], asOf: nil)
        == nil)
  }

  private func comparing(_ first: RankedMarket, _ second: RankedMarket) -> ModelComparing {
    ModelComparing(first: ("a.yaml", first.model), second: ("b.yaml", second.model))
  }

  private func compare(_ first: RankedMarket, _ second: RankedMarket) throws -> ModelComparison {
    let comparison = comparing(first, second).comparison(
      of: [first.market, second.market], scores: [first.scores, second.scores], asOf: nil)
    return try #require(comparison)
  }
}
