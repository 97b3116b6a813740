import Statistics
import Testing

struct DescendingOrderTests {
  /// Ranking many scores goes by their digits; the groups are those of comparing.
  @Test(arguments: [10, 4095, 4096, 20_000])
  func manyScoresAreRankedAsByComparing(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let special = [
      0, -0.0, .infinity, -.infinity, 0x1p-1060, -0x1p-1060, 5, -5, .greatestFiniteMagnitude,
      0x1p-1074,
    ]
    let scores = (0..<count).map { unit in
      switch unit % 4 {
      case 0: special[Int(generator.unit() * Double(special.count))]
      case 1: (generator.unit() * 200 - 100).rounded()
      default: generator.unit() * 2 - 1
      }
    }
    let won = scores.map { _ in generator.unit() < 0.3 ? 1 : 0 }
    let ranked = RankedGroups(scores: scores, successes: won, failures: won.map { 1 - $0 })
    let values = Set(scores).sorted(by: >)
    #expect(ranked.values == values)
    for unit in scores.indices where ranked.values[ranked.groups[unit]] != scores[unit] {
      Issue.record("unit \(unit) is in the group of \(ranked.values[ranked.groups[unit]])")
    }
    #expect(ranked.successCount == Double(won.reduce(0, +)))
  }
}
