import Modeling
import Reading
import Scoring
import Testing

struct AgeTableTests {
  private let today = day("2026-06-30")

  private func points(_ table: AgeTable, _ ages: [Int]) -> [Int32] {
    let days = ages.map { Int32(today.dayNumber - $0) } + [DateColumn.none]
    var sums = [Int32](repeating: 0, count: days.count)
    var span = sums.mutableSpan
    table.add(days.span, to: &span)
    return sums
  }

  /// Every age on its own: far beyond where the points end, and yet to come.
  @Test(arguments: [
    Decay.halfLife(days: 30), .halfLife(days: 40_000), .linear(days: 90), .linear(days: 0.5),
    .steps([.init(days: 7, weight: 0), .init(days: 400, weight: 1)]),
  ])
  func pointsAreThoseOfEachAge(decay: Decay) {
    let ages = Array(0..<900) + [4000, 36_524, 36_525, 36_526, 200_000]
    let found = points(AgeTable(points: 1234, decay: decay, today: today, missing: 7), ages + [-1])
    for (age, value) in zip(ages, found) {
      #expect(value == CriterionValues.rounded(1234 * decay.weight(ageDays: age)), "\(age)")
    }
    #expect(Array(found.suffix(2)) == [7, 7])
  }

  @Test func stepsEndWithTheLast() {
    let steps = [Criterion.Step(days: 7, points: 10), .init(days: 30.5, points: -5)]
    let found = points(AgeTable(steps: steps, today: today, missing: 1), [0, 7, 8, 30, 31, 5000])
    #expect(found == [10, 10, -5, -5, 0, 0, 1])
  }
}
