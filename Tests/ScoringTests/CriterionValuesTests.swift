import Scoring
import Testing

struct CriterionValuesTests {
  @Test(arguments: [
    (0, 0), (0.5, 1), (-0.5, -1), (0.49999999999999994, 0), (1.5, 2), (2.5, 3), (-2.5, -3),
    (1e8 + 0.5, 100_000_001), (-7.4, -7),
  ])
  func halvesGoAwayFromZero(value: Double, whole: Int32) {
    #expect(CriterionValues.rounded(value) == whole)
    #expect(CriterionValues.rounded(value) == Int32(value.rounded(.toNearestOrAwayFromZero)))
  }
}
