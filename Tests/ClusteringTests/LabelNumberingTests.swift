import Clustering
import Testing

@Suite struct LabelNumberingTests {
  @Test func numbersByTheFirstRow() {
    let result = LabelNumbering.byFirstRow([7, 3, 7, 9, 3])
    #expect(result.labels == [0, 1, 0, 2, 1])
    #expect(result.count == 3)
    #expect(LabelNumbering.byFirstRow([Int]()).count == 0)
  }
}
