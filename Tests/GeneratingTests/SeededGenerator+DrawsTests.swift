import Generating
import Statistics
import Testing

@Suite struct SeededGeneratorDrawsTests {
  @Test func wholeNumbersAreOfTheRangeAndEachAsLikely() {
    var draw = SeededGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 5)
    for _ in 0..<10_000 { counts[draw.whole(3...7) - 3] += 1 }
    // Four standard deviations of a count of 2,000 are 160.
    #expect(counts.allSatisfy { abs($0 - 2_000) < 160 }, "\(counts)")
  }

  @Test func shufflesEveryOrderAsOften() {
    var draw = SeededGenerator(seed: 2)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 { counts[draw.shuffled([1, 2, 3]), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 120 }, "\(counts)")
  }

  @Test func shufflingNothingGivesNothing() {
    var draw = SeededGenerator(seed: 3)
    #expect(draw.shuffled([Int]()).isEmpty)
  }

  @Test func aChanceOfNoneOrAllIsCertain() {
    var draw = SeededGenerator(seed: 4)
    #expect((0..<100).allSatisfy { _ in !draw.chance(0) && draw.chance(1) })
  }
}
