import Backtesting
import Statistics
import Testing

@Suite struct QuartilesTests {
  @Test func findsBoxAndWhiskersByHand() throws {
    let found = try #require(
      MoneyEvidence.Quartiles(ofSorted: [-11, -10, 20, 25, 30, 30, 35, 40, 40, 70, 71]))
    #expect((found.lower, found.median, found.upper) == (22.5, 30, 40))
    #expect(found.range == -11...71 && found.count == 11)
    // 22.5 − 1.5 · 17.5 = −3.75 and 40 + 26.25 = 66.25.
    #expect(found.whiskers == 20...40 && found.outsideCount == 4)
    let edge = try #require(MoneyEvidence.Quartiles(ofSorted: [0, 10, 20, 30, 60]))
    #expect(edge.upper == 30 && edge.whiskers == 0...60 && edge.outsideCount == 0)
  }

  @Test(arguments: 1...6) func agreesWithTheDefinition(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<Int(3 * seed * seed)).map { _ in
      Double(generator.next(upperBound: UInt64(40))) * (generator.unit() < 0.1 ? 5 : 1)
    }.sorted()
    let found = try #require(MoneyEvidence.Quartiles(ofSorted: values))
    let width = found.upper - found.lower
    let far = values.filter { $0 < found.lower - 1.5 * width || $0 > found.upper + 1.5 * width }
    #expect(found.outsideCount == far.count)
    #expect(
      values.contains(found.whiskers.lowerBound) && values.contains(found.whiskers.upperBound))
    let between = values.count { found.whiskers.contains($0) }
    #expect(between == values.count - far.count)
    #expect(found.range.lowerBound == values.min() && found.range.upperBound == values.max())
    #expect(found.median == Quantile.value(at: 0.5, ofSorted: values))
  }

  @Test func oneValueIsItsOwnBoxAndNoneIsNone() {
    let one = MoneyEvidence.Quartiles(ofSorted: [7])
    #expect(one == .init(lower: 7, median: 7, upper: 7, count: 1, range: 7...7, whiskers: 7...7))
    #expect(MoneyEvidence.Quartiles(ofSorted: []) == nil)
    #expect(MoneyEvidence.Quartiles(ofSorted: [3, 3, 3, 3, 9])?.outsideCount == 1)
  }
}
