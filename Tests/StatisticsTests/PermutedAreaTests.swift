import Statistics
import Testing

@Suite struct PermutedAreaTests {
  @Test(arguments: 1...6)
  func agreesWithSorting(seed: Int) {
    let random = RandomRanking(count: 60, levels: 9, most: seed % 3 + 1, seed: UInt64(seed))
    let wanted = AreaUnderCurve(random.ranked).value
    var counted = PermutedArea(placeCount: 9)
    // Some units fixed, the others added anew each time.
    for unit in 0..<25 {
      counted.fix(
        place: Int(random.scores[unit]), successes: random.successes[unit],
        failures: random.failures[unit])
    }
    for _ in 0..<2 {
      counted.begin()
      for unit in 25..<60 {
        counted.add(
          place: Int(random.scores[unit]), successes: random.successes[unit],
          failures: random.failures[unit])
      }
      #expect(abs(counted.value - wanted) < 1e-12)
    }
  }

  @Test func oneClassHasNoArea() {
    var counted = PermutedArea(placeCount: 2)
    counted.begin()
    counted.add(place: 1, successes: 3, failures: 0)
    #expect(counted.value.isNaN)
  }
}
