import Reading
import Testing

import Vectorizing

@Suite struct LevelScaleTests {
  @Test func sharesAndInertiaByHand() {
    let scale = LevelScale(codes: [0, 0, 0, 1, -1], levels: ["a", "b", "never"])
    #expect(scale.levels == ["a", "b"])
    #expect(scale.shares == [0.75, 0.25])
    #expect(abs(scale.inertia - 0.375) < 1e-12)  // 1 − 0.75² − 0.25²
  }

  @Test func levelsWithHardlyAnyAccountHaveNoColumn() {
    // Among 1,000 accounts a level needs five.
    let codes = (0..<1000).map { Int32($0 < 4 ? 2 : $0 < 9 ? 1 : 0) }
    let scale = LevelScale(codes: codes, levels: ["common", "five", "four"])
    #expect(scale.levels == ["common", "five"])
    #expect(LevelScale.leastCount(known: 1000) == 5)
    #expect(LevelScale.leastCount(known: 30) == 1)
  }

  @Test func keepsTheHundredMostFrequentLevels() {
    // Level i has i + 1 accounts.
    let codes = (0..<120).flatMap { [Int32](repeating: Int32($0), count: $0 + 1) }
    let scale = LevelScale(codes: codes, levels: (0..<120).map { "\($0)" })
    #expect(scale.levels == (20..<120).map { "\($0)" })
  }
}

@Suite struct TagScaleTests {
  @Test func rareTagsAreHigherAndManyTagsShareTheirWeight() {
    let lists = TagLists(
      offsets: [0, 1, 2, 4, 4], codes: [0, 0, 0, 1], levels: ["common", "rare"],
      isMissing: [false, false, false, true])
    let scale = TagScale(lists, rows: [0, 1, 2, 3])
    #expect(scale.levels == ["common", "rare"])
    #expect(scale.heights[1] > scale.heights[0])
    #expect(abs(scale.heights[0] - 0.6931471805599453) < 1e-12)  // log(1 + 3 ÷ 3)
    #expect(abs(scale.heights[1] - 1.3862943611198906) < 1e-12)  // log(1 + 3 ÷ 1)
    #expect(TagScale.factor(tagCount: 4) == 0.5)
    let share = scale.heights[1] / 2.0.squareRoot() / 3
    #expect(abs(scale.means[1] - share) < 1e-12)
  }
}
