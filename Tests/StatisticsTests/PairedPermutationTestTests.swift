import Statistics
import Testing

@Suite struct PairedPermutationTestTests {
  @Test func agreesWithAllSwaps() {
    // Six units: all 64 swaps can be written down, on mean ranks.
    let (scores, others) = ([6.0, 5, 4, 3, 2, 1], [3.0, 5, 2, 6, 1, 4])
    let (wins, losses) = ([1, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 1])
    func area(_ values: [Double]) -> Double { NaiveArea(values, wins, losses).value }
    let observed = abs(area(scores) - area(others))
    let extreme = (0..<64).count { mask in
      func swapped(_ one: [Double], _ other: [Double]) -> [Double] {
        one.indices.map { mask >> $0 & 1 == 1 ? other[$0] : one[$0] }
      }
      return abs(area(swapped(scores, others)) - area(swapped(others, scores))) >= observed - 1e-12
    }
    var generator = SeededGenerator(seed: 1)
    let p = PairedPermutationTest.p(
      scores: scores, others: others, successes: wins, failures: losses, count: 20_000,
      using: &generator)
    #expect(abs(p - Double(extreme) / 64) < 0.015, "\(p) against \(Double(extreme) / 64)")
  }

  @Test func unitsThatAreAlikeAreSwappedOneByOne() {
    // Twelve units in four kinds: all 4,096 swaps can be written down.
    let scores = [3.0, 3, 3, 2, 2, 2, 2, 1, 1, 1, 4, 4]
    let others = [1.0, 1, 1, 4, 4, 2, 2, 3, 3, 3, 1, 1]
    let wins = [1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1]
    let losses = [0, 1, 0, 1, 1, 0, 1, 2, 0, 2, 0, 0]
    func ranks(_ values: [Double]) -> [Double] {
      values.map { own in
        Double(values.count { $0 < own }) + Double(values.count { $0 == own } + 1) / 2
      }
    }
    let (one, other) = (ranks(scores), ranks(others))
    func distance(_ mask: Int) -> Double {
      func area(_ from: [Double], _ to: [Double]) -> Double {
        NaiveArea(one.indices.map { mask >> $0 & 1 == 1 ? to[$0] : from[$0] }, wins, losses).value
      }
      return abs(area(one, other) - area(other, one))
    }
    let exact = Double((0..<4096).count { distance($0) >= distance(0) - 1e-12 }) / 4096
    var generator = SeededGenerator(seed: 4)
    let p = PairedPermutationTest.p(
      scores: scores, others: others, successes: wins, failures: losses, count: 20_000,
      using: &generator)
    #expect(exact == 0.05078125)
    #expect(abs(p - exact) < 0.006, "\(p) against \(exact)")
  }

  @Test func scalesDoNotMatterAndTheSeedDecides() {
    let random = RandomRanking(count: 70, levels: 8, most: 2, seed: 6)
    func p(_ scale: Double, _ seed: UInt64) -> Double {
      var generator = SeededGenerator(seed: seed)
      return PairedPermutationTest.p(
        scores: random.scores.map { $0 * scale }, others: random.others,
        successes: random.successes, failures: random.failures, count: 499, using: &generator)
    }
    #expect(p(1, 1) == p(1000, 1))
    #expect(p(1, 1) == p(1, 1))
    #expect(abs(p(1, 1) - p(1, 2)) < 0.1)
  }

  @Test func alikeScoresHaveAPOfOneAndClearOnesTheLeast() {
    var generator = SeededGenerator(seed: 1)
    let wins = (0..<60).map { $0 < 30 ? 1 : 0 }, losses = wins.map { 1 - $0 }
    let good = wins.indices.map { -Double($0) }
    #expect(
      PairedPermutationTest.p(
        scores: good, others: good.map { $0 * 2 }, successes: wins, failures: losses, count: 99,
        using: &generator) == 1)
    let bad = wins.indices.map { Double($0 * 37 % 60) }
    #expect(
      PairedPermutationTest.p(
        scores: good, others: bad, successes: wins, failures: losses, count: 999,
        using: &generator) == 0.001)
    #expect(
      PairedPermutationTest.p(
        scores: good, others: bad, successes: wins, failures: [Int](repeating: 0, count: 60),
        count: 99, using: &generator) == 1)
  }

  @Test func equalModelsAreSeldomCalledDifferent() {
    var generator = SeededGenerator(seed: 14)
    let wins = (0..<100).map { $0 < 30 ? 1 : 0 }
    let small = (0..<200).count { _ in
      let signal = wins.map { RandomRanking.normal(&generator) + Double($0) }
      return PairedPermutationTest.p(
        scores: signal.map { $0 + RandomRanking.normal(&generator) },
        others: signal.map { 50 + 9 * ($0 + RandomRanking.normal(&generator)) },
        successes: wins, failures: wins.map { 1 - $0 }, count: 199, using: &generator) <= 0.05
    }
    #expect(small <= 20, "\(small) of 200")
    #expect(small >= 2, "\(small) of 200")
  }
}
