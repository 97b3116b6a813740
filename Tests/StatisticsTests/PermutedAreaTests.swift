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

  @Test func fixedUnitsCount() {
    let random = RandomRanking(count: 40, levels: 7, most: 2, seed: 8)
    let (successes, failures) = (random.successes, random.failures)
    var counted = PermutedArea(
      successes: Array(successes.prefix(15)), failures: Array(failures.prefix(15)), placeCount: 7)
    for unit in 15..<40 {
      counted.fix(
        place: Int(random.scores[unit]), successes: successes[unit], failures: failures[unit])
    }
    let area = counted.value { Int(random.scores[$0]) }
    #expect(abs(area - AreaUnderCurve(random.ranked).value) < 1e-12)
  }

  @Test func oneClassHasNoArea() {
    var counted = PermutedArea(successes: [1, 1], failures: [0, 0], placeCount: 2)
    #expect(counted.value { $0 }.isNaN)
  }
}
