import Statistics
import Testing

struct NullAreasTests {
  @Test(arguments: [1, 3])
  func itsAreaIsThatOfTheScore(most: Int) {
    let ranked = RandomRanking(count: 300, levels: 20, most: most, seed: 3).ranked
    #expect(abs(NullAreas(ranked).area - AreaUnderCurve(ranked).value) < 1e-12)
  }

  /// Draws by ranks and draws of whole orders come from the same distribution.
  @Test(arguments: [1, 3])
  func drawsAreThoseOfTheWholePermutation(most: Int) {
    let ranked = RandomRanking(count: 200, levels: 12, most: most, seed: 8).ranked
    var (one, two) = (SeededGenerator(seed: 1), SeededGenerator(seed: 2))
    let areas = NullAreas(ranked).drawn(4000, using: &one).sorted()
    let test = LabelPermutationTest(ranked, count: 4000, using: &two)
    #expect(abs(areas.reduce(0, +) / 4000 - test.mean) < 0.004)
    #expect(abs(areas[3999] - test.best) < 0.03)
    let beyond = Double(areas.count { $0 >= AreaUnderCurve(ranked).value - 1e-12 } + 1) / 4001
    #expect(abs(beyond - test.p) < 0.01)
  }

  /// Five units, two wins: the ten ways to place them, worked out one by one, each come up about equally often.
  @Test func fewUnitsGiveEveryAreaInItsShare() {
    let scores = [5.0, 4, 4, 2, 1]
    var naive: [Double: Int] = [:]
    for first in 0..<5 {
      for second in first + 1..<5 {
        let outcomes = (0..<5).map { $0 == first || $0 == second }
        naive[AreaUnderCurve(RankedGroups(scores: scores, outcomes: outcomes)).value, default: 0] +=
          1
      }
    }
    var generator = SeededGenerator(seed: 4)
    let ranked = RankedGroups(scores: scores, outcomes: [true, false, true, false, false])
    var drawn: [Int: Int] = [:]
    for area in NullAreas(ranked).drawn(20_000, using: &generator) {
      drawn[Int((area * 1200).rounded()), default: 0] += 1
    }
    #expect(drawn.count == naive.count)
    for (area, ways) in naive {
      let share = Double(drawn[Int((area * 1200).rounded())] ?? 0) / 20_000
      #expect(abs(share - Double(ways) / 10) < 0.015, "\(area)")
    }
  }

  @Test func moreWinsThanLossesAreDrawnByTheLosses() {
    let won = (0..<60).map { $0 % 5 != 0 }
    let ranked = RankedGroups(scores: won.indices.map { Double($0 % 7) }, outcomes: won)
    let null = NullAreas(ranked)
    #expect(null.stepsOfDraw == 12)
    var generator = SeededGenerator(seed: 9)
    let areas = null.drawn(3000, using: &generator)
    #expect(abs(areas.reduce(0, +) / 3000 - 0.5) < 0.01)
    #expect(areas.allSatisfy { $0 >= 0 && $0 <= 1 })
  }
}
