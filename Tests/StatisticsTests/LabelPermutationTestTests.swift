import Statistics
import Testing

@Suite struct LabelPermutationTestTests {
  @Test func agreesWithAllDeals() {
    // Two of five units win: ten ways, one of which ranks both wins on top.
    var generator = SeededGenerator(seed: 1)
    let test = LabelPermutationTest(
      RankedGroups(scores: [5, 4, 3, 2, 1], outcomes: [true, true, false, false, false]),
      count: 20_000, using: &generator)
    #expect(test.area == 1 && test.best == 1)
    #expect(abs(test.p - 0.1) < 0.01)
    #expect(abs(test.mean - 0.5) < 0.01)
  }

  @Test func theBestOfManyRandomLabelsLooksGood() {
    let random = RandomRanking(count: 60, levels: 20, most: 1, seed: 5)
    var generator = SeededGenerator(seed: 2)
    let test = LabelPermutationTest(random.ranked, count: 999, using: &generator)
    #expect(abs(test.area - AreaUnderCurve(random.ranked).value) < 1e-12)
    #expect(test.best > 0.65 && test.best < 1)
    var again = SeededGenerator(seed: 2)
    #expect(test == LabelPermutationTest(random.ranked, count: 999, using: &again))
  }

  @Test func accountsKeepTheirDealsTogether() {
    // One account has all the wins: its place among four decides, so p is about a quarter.
    var generator = SeededGenerator(seed: 3)
    let test = LabelPermutationTest(
      RankedGroups(scores: [4, 3, 2, 1], successes: [9, 0, 0, 0], failures: [0, 9, 9, 9]),
      count: 4000, using: &generator)
    #expect(abs(test.p - 0.25) < 0.03)
  }

  @Test func oneClassSaysNothing() {
    var generator = SeededGenerator(seed: 1)
    let test = LabelPermutationTest(
      RankedGroups(scores: [1, 2], outcomes: [true, true]), count: 9, using: &generator)
    #expect(test.area.isNaN && test.p == 1)
  }
}
