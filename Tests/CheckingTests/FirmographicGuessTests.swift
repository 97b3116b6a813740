import Foundation
import Checking
import Modeling
import Reading
import Scoring
import Statistics
import TestSupport
import Testing

struct FirmographicGuessTests {
  /// Returns what is said of Tier 1 when a score weighs size, industry and chance (intent) in a certain way.
  private func finding(intentWeight: Double, seed: UInt64 = 5) throws -> Finding? {
    var generator = SeededGenerator(seed: seed)
    let count = 800
    let industries = (0..<count).map { _ in "Industry \(Int.random(in: 0..<6, using: &generator))" }
    let sizes = (0..<count).map { _ in exp(4 + 5 * generator.unit()).rounded() }
    let points = zip(industries, sizes).map { industry, size in
      let fit = (log(size) - 4) / 5 * 60 + Double(industry.utf8.last ?? 0) - 48
      return fit * (1 - intentWeight) + 65 * generator.unit() * intentWeight
    }
    let cut = points.sorted()[count - 80]
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      score: { fit: { max: 100, points: { per: 1 } } }
      tiers: { 1: { when: "points >= \(cut)" }, 2: { when: otherwise } }
      """, file: "m.yaml")
    let names = (0..<count).map { "account-\($0)" }
    let market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names,
        columns: [
          categories("industry", industries), numbers("employees", sizes),
          numbers("points", points),
        ], lines: Array(2..<count + 2)))
    let scores = try Scorer(model: model).score(market, asOf: nil)
    return Checker(model: model, modelFile: "m.yaml").findings(
      market: market, scores: scores, segmentation: nil, backtest: nil
    ).first { $0.code == "T003" }
  }

  /// Acceptance test AT-15, on accounts generated from several seeds: a score of size and industry alone is
  /// named, and one in which intent weighs is not.
  @Test(arguments: 5...14 as ClosedRange<UInt64>)
  func aScoreOfSizeAndIndustryIsNamedWhateverTheAccounts(seed: UInt64) throws {
    #expect(try finding(intentWeight: 0, seed: seed) != nil)
    #expect(try finding(intentWeight: 0.5, seed: seed) == nil)
  }

  @Test func theFindingSaysHowManyWouldBeGuessed() throws {
    let found = try #require(try finding(intentWeight: 0))
    #expect(found.place == "m.yaml:4:21")
    #expect(
      found.message.contains(
        "of 80 accounts in Tier 1 would be guessed from industry and employees alone"))
    #expect(found.severity == .warning)
    #expect(try finding(intentWeight: 0.5) == nil)
    #expect(try finding(intentWeight: 1) == nil)
  }

  @Test func guessesByHand() {
    // One industry, sizes in order: the middle ones are guessed, those at the borders of the run are not all.
    let guess = FirmographicGuess(
      isTierOne: [false, false, false, true, true, true, true, false],
      industries: [Int32](repeating: 0, count: 8),
      sizes: [1, 10, 100, 1000, 1100, 1200, 1300, 90_000])
    #expect(guess.guessedCount == 5)
    #expect(guess.rightCount == 4)
    let alone = FirmographicGuess(isTierOne: [true, true], industries: [0, 1], sizes: [1, .nan])
    #expect(alone.guessedCount == 0 && alone.rightCount == 0)
  }
}
