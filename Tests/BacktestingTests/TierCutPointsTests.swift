import Backtesting
import Foundation
import Statistics
import Testing

@Suite struct TierCutPointsTests {
  /// Tries all cuts, and returns the likelihood and the lowest bin of each tier, the top one first.
  private func naive(
    _ bins: [ScoreBin], _ rules: TierCutPoints, falling: Bool = true
  ) -> (likelihood: Double, firsts: [Int])? {
    var best: (likelihood: Double, firsts: [Int])?
    func tried(_ firsts: [Int]) {
      if firsts.count == rules.tierCount {
        guard firsts.last == 0, let own = likelihood(bins, firsts, rules, falling: falling) else {
          return
        }
        if best.map({ own > $0.likelihood }) ?? true { best = (own, firsts) }
        return
      }
      for first in 0..<(firsts.last ?? bins.count) { tried(firsts + [first]) }
    }
    tried([])
    return best
  }

  private func likelihood(
    _ bins: [ScoreBin], _ firsts: [Int], _ rules: TierCutPoints, falling: Bool
  ) -> Double? {
    let accounts = bins.reduce(0) { $0 + $1.accounts }
    var (end, sum, rate) = (bins.count, 0.0, Double.infinity)
    for (tier, first) in firsts.enumerated() {
      let own = bins[first..<end]
      let wins = own.reduce(0) { $0 + $1.successes }
      let trials = own.reduce(0) { $0 + $1.trials }
      let held = own.reduce(0) { $0 + $1.accounts }
      let limit = tier < rules.capacities.count ? rules.capacities[tier] ?? .infinity : .infinity
      guard trials > 0, wins >= rules.leastWins, held <= limit,
        held >= rules.leastShare * accounts * (1 - 1e-12), !falling || wins / trials < rate
      else { return nil }
      (rate, end) = (wins / trials, first)
      for count in [wins, trials - wins] where count > 0 { sum += count * log(count / trials) }
    }
    return sum
  }

  private func randomBins(_ seed: UInt64) -> [ScoreBin] {
    var generator = SeededGenerator(seed: seed)
    return (0..<(4 + Int(generator.next() % 8))).map { place in
      let trials = Double(generator.next() % 7)
      let wins = (trials * generator.unit() * Double(place + 2) / 10).rounded()
      return ScoreBin(
        lowestScore: Double(place * 10), successes: min(trials, wins), trials: trials,
        accounts: trials + Double(generator.next() % 5))
    }
  }

  @Test(arguments: 0..<300)
  func agreesWithTryingAllCuts(seed: UInt64) {
    let bins = randomBins(seed)
    var generator = SeededGenerator(seed: seed, stream: 1)
    var rules = TierCutPoints(tierCount: 1 + Int(generator.next() % 4))
    if seed % 2 == 0 { rules.leastShare = generator.unit() * 0.3 }
    if seed % 3 == 0 { rules.leastWins = Double(generator.next() % 4) }
    if seed % 5 < 2 {
      rules.capacities = (0..<rules.tierCount).map {
        $0 == 1 ? nil : Double(generator.next() % 30)
      }
    }
    do {
      let cuts = try rules.cuts(bins)
      let slow = naive(bins, rules)
      #expect(abs(cuts.logLikelihood - (slow?.likelihood ?? .nan)) < 1e-9)
      let firsts = cuts.tiers.map { tier in bins.firstIndex { $0.lowestScore == tier.lowestScore } }
      let own = likelihood(bins, firsts.compactMap(\.self), rules, falling: true)
      #expect(abs((own ?? .nan) - cuts.logLikelihood) < 1e-9)
      #expect(zip(cuts.rates, cuts.rates.dropFirst()).allSatisfy { $0 > $1 })
    } catch {
      #expect(naive(bins, rules) == nil)
      let withoutOrder = naive(bins, rules, falling: false)
      #expect((error == .ratesDoNotFall(tiers: rules.tierCount)) == (withoutOrder != nil))
    }
  }

  @Test func bothEndsAreReachedInTheRandomCases() {
    let results = (0..<300 as Range<UInt64>).map { seed in
      (try? TierCutPoints(tierCount: 3).cuts(randomBins(seed))) != nil
    }
    #expect(results.count { $0 } > 50 && results.count { !$0 } > 20)
  }

  @Test func threeTiersByHand() throws {
    // 8 of 10 at the top, then twice 4 of 10, then 1 of 10.
    let bins = zip([10.0, 20, 30, 40], [1.0, 4, 4, 8]).map {
      ScoreBin(lowestScore: $0, successes: $1, trials: 10)
    }
    let cuts = try TierCutPoints(tierCount: 3).cuts(bins)
    #expect(cuts.lowestScores == [40, 20] && cuts.rates == [0.8, 0.4, 0.1])
    let parts = [(8.0, 10.0), (8, 20), (1, 10)].map { won, tried in
      won * log(won / tried) + (tried - won) * log(1 - won / tried)
    }
    #expect(abs(cuts.logLikelihood - parts.reduce(0, +)) < 1e-12)
    let one = 17 * log(17.0 / 40) + 23 * log(23.0 / 40)
    #expect(abs(cuts.information - (parts.reduce(0, +) - one) / 40) < 1e-12)
    // A capacity of 15 in the middle leaves room for one of the two.
    var limited = TierCutPoints(tierCount: 3)
    limited.capacities = [nil, 15, nil]
    #expect(try limited.cuts(bins).tiers[1].accounts == 10)
  }

  @Test func equalCutsGoToTheLowestScore() throws {
    // One more win at either end of the middle: both cuts are mirror images.
    let bins = zip(0..<3, [2.0, 5, 8]).map {
      ScoreBin(lowestScore: Double($0), successes: $1, trials: 10)
    }
    #expect(try TierCutPoints(tierCount: 2).cuts(bins).lowestScores == [1])
  }

  @Test func whatStandsInTheWayIsSaid() {
    let rising = (0..<6).map { ScoreBin(lowestScore: Double($0), successes: Double($0), trials: 6) }
    let falling = (0..<6).map {
      ScoreBin(lowestScore: Double($0), successes: 6 - Double($0), trials: 6)
    }
    var rules = TierCutPoints(tierCount: 3)
    #expect(throws: TierCutObstacle.tooFewScores(scores: 2, tiers: 3)) {
      try rules.cuts(Array(rising.prefix(2)))
    }
    #expect(throws: TierCutObstacle.tooFewScores(scores: 0, tiers: 3)) { try rules.cuts([]) }
    #expect(throws: TierCutObstacle.ratesDoNotFall(tiers: 3)) { try rules.cuts(falling) }
    rules.leastWins = 6
    #expect(throws: TierCutObstacle.tooFewWins(wins: 15, leastWins: 6, tiers: 3)) {
      try rules.cuts(rising)
    }
    rules.leastWins = 5
    #expect(throws: TierCutObstacle.sizesDoNotFit(tiers: 3)) {
      rules.capacities = [6]
      rules.leastShare = 0.3
      _ = try rules.cuts(rising)
    }
    rules.capacities = [10, 10, 10]
    #expect(throws: TierCutObstacle.capacitiesTooSmall(capacity: 30, accounts: 36)) {
      try rules.cuts(rising)
    }
    rules.leastShare = 0.4
    #expect(throws: TierCutObstacle.sharesTooLarge(share: 0.4, tiers: 3)) {
      try rules.cuts(rising)
    }
  }

  @Test func binsArePooledByScoreAndTrials() {
    let bins = (0..<1000).map {
      ScoreBin(lowestScore: Double($0 * 7 % 500), successes: 0.5, trials: 1, accounts: 2)
    }
    let distinct = ScoreBin.pooled(bins, most: 500)
    #expect(distinct.count == 500 && distinct.allSatisfy { $0.trials == 2 && $0.accounts == 4 })
    let pooled = ScoreBin.pooled(bins, most: 20)
    #expect(pooled.count == 20 && pooled.allSatisfy { $0.trials == 50 && $0.successes == 25 })
    #expect(pooled.map(\.lowestScore) == (0..<20).map { Double($0 * 25) })
    // A score that holds most of the trials stays whole, and trailing scores without trials make no bin more.
    let heavy = (0..<100).map { (place: Int) -> ScoreBin in
      let trials: Double = place == 40 ? 900 : place < 90 ? 1 : 0
      return ScoreBin(lowestScore: Double(place), successes: 0, trials: trials, accounts: 1)
    }
    let few = ScoreBin.pooled(heavy, most: 10)
    #expect(few.count <= 10 && few.reduce(0) { $0 + $1.trials } == 989)
    #expect(few.reduce(0) { $0 + $1.accounts } == 100)
  }

  @Test func manyBinsAreCut() throws {
    let bins = (0..<200).map { (place: Int) -> ScoreBin in
      let wins = place / 5 + place * 37 % 11
      return ScoreBin(lowestScore: Double(place), successes: Double(wins), trials: 60)
    }
    var rules = TierCutPoints(tierCount: 4)
    rules.leastShare = 0.1
    rules.capacities = [3000]
    let cuts = try rules.cuts(bins)
    #expect(cuts.tiers.count == 4 && cuts.tiers[0].accounts <= 3000)
    #expect(cuts.tiers.reduce(0) { $0 + $1.trials } == 12_000 && cuts.information > 0)
  }
}
