import Statistics
import Testing

@Suite struct PermutedAreaTests {
  @Test(arguments: 1...6)
  func agreesWithSorting(seed: Int) {
    let random = RandomRanking(count: 60, levels: 9, most: seed % 3 + 1, seed: UInt64(seed))
    var counted = PermutedArea(
      successes: random.successes, failures: random.failures, placeCount: 9)
    for _ in 0..<2 {
      let area = counted.value { Int(random.scores[$0]) }
      #expect(abs(area - AreaUnderCurve(random.ranked).value) < 1e-12)
    }
  }

  @Test func oneClassHasNoArea() {
    var counted = PermutedArea(successes: [1, 1], failures: [0, 0], placeCount: 2)
    #expect(counted.value { $0 }.isNaN)
  }
}
