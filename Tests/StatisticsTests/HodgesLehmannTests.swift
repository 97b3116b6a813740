import Statistics
import TestSupport
import Testing

@Suite struct HodgesLehmannTests {
  @Test func theMedianOfAllDifferencesByHand() {
    // Differences of 1, 4 from 2, 3, 9: −8, −5, −2, −1, 1, 2.
    let shift = HodgesLehmann.shift(ofSorted: [1, 4], above: [2, 3, 9])
    #expect(shift.value == -1.5)
    // Six differences are too few for an interval.
    #expect(shift.interval == nil)
  }

  @Test(arguments: 1...30)
  func agreesWithWritingAllDifferencesDown(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Whole numbers make ties, and negative ones cross zero.
    func sample(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double(Int(generator.next() % 41)) / 2 - 8 }.sorted()
    }
    let (a, b) = (sample(5 + Int(seed) % 23), sample(5 + Int(seed * 7) % 19))
    let differences = a.flatMap { x in b.map { x - $0 } }.sorted()
    let found = HodgesLehmann.shift(ofSorted: a, above: b)
    #expect(found.value == Median.of(differences))
    guard let interval = found.interval else {
      #expect(differences.count < 30)
      return
    }
    #expect(differences.contains(interval.lowerBound) && differences.contains(interval.upperBound))
    let below = differences.count { $0 < interval.lowerBound }
    let above = differences.count { $0 > interval.upperBound }
    #expect(below <= differences.count / 2 && above <= differences.count / 2)
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func theIntervalHoldsTheShiftAsOftenAsItSays() {
    var held = 0
    for seed in 1...1000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      func draw(_ shift: Double) -> [Double] {
        (0..<15).map { _ in shift + Double(generator.next() >> 11) / Double(1 << 53) }.sorted()
      }
      let interval = HodgesLehmann.shift(ofSorted: draw(0.2), above: draw(0)).interval
      if let interval, interval.contains(0.2) { held += 1 }
    }
    // 95 % of 1,000 with four standard errors of 0.7 points.
    #expect((922...978).contains(held), "\(held)")
  }
}
