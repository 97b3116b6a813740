import Modeling
import Scoring
import Testing

struct PointRangeTests {
  @Test(
    arguments: Condition.Comparison.allCases,
    [0, 1, -1, 7500, 7500.4, -0.5, 1e12, -1e12, Double(Int32.max)])
  func rangesHoldWhatTheComparisonHolds(comparison: Condition.Comparison, limit: Double) {
    let range = PointRange(comparison, limit)
    for points in [Int32.min, -2, -1, 0, 1, 2, 7499, 7500, 7501, Int32.max] {
      #expect(
        range.contains(points) == comparison.holds(Double(points), limit),
        "\(points) \(comparison.rawValue) \(limit)")
    }
  }
}
