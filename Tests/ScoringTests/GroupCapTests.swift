import Scoring
import Statistics
import Testing

struct GroupCapTests {
  private func capped(_ values: [Int32], maximum: Int) -> (values: [Int32], sum: Int) {
    var slice = values[...]
    let sum = GroupCap.apply(&slice, bounds: 0...maximum)
    return (Array(slice), sum)
  }

  @Test func theLastCriteriaGiveWayFirst() {
    #expect(capped([30, 20, 10], maximum: 100) == ([30, 20, 10], 60))
    #expect(capped([30, 20, 10], maximum: 45) == ([30, 15, 0], 45))
    #expect(capped([30, -5, 20, 10], maximum: 40) == ([30, -5, 15, 0], 40))
    #expect(capped([-30, 5, -10], maximum: 40) == ([-5, 5, 0], 0))
    #expect(capped([], maximum: 40) == ([], 0))
  }

  @Test(arguments: 1...100)
  func sumsAreExactAndNoSignChanges(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...8, using: &generator)
    let values = (0..<count).map { _ in Int32.random(in: -500...500, using: &generator) }
    let maximum = Int.random(in: 1...600, using: &generator)
    let (after, sum) = capped(values, maximum: maximum)
    #expect(sum == min(maximum, max(0, values.reduce(0) { $0 + Int($1) })))
    #expect(after.reduce(0) { $0 + Int($1) } == sum)
    for (old, new) in zip(values, after) {
      #expect(new.magnitude <= old.magnitude && (new == 0 || (new > 0) == (old > 0)))
    }
  }
}
