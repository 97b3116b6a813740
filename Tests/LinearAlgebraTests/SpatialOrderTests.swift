import LinearAlgebra
import TestSupport
import Testing

@Suite struct SpatialOrderTests {
  @Test(arguments: [0, 1, 16, 17, 100, 1000])
  func namesEveryRowOnce(count: Int) {
    let rows = Matrix(RandomPoints.uniform(count: count, dimension: 3, seed: 1))
    #expect(rows.spatialOrder().sorted() == Array(0..<count))
  }

  @Test func groupsOfSixteenStayTogether() {
    let (points, labels) = RandomPoints.groups(
      sizes: [Int](repeating: 16, count: 8), dimension: 6, spread: 0.1, seed: 3)
    // Dealt out in turn, so that the order given says nothing of the groups.
    let dealt = (0..<128).map { $0 % 8 * 16 + $0 / 8 }
    let order = Matrix(dealt.map { points[$0] }).spatialOrder()
    for start in stride(from: 0, to: 128, by: 16) {
      #expect(Set(order[start..<start + 16].map { labels[dealt[$0]] }).count == 1)
    }
  }

  @Test func equalRowsAndNoColumnsEnd() {
    let equal = Matrix([[Double]](repeating: [2, 3], count: 100))
    #expect(equal.spatialOrder().sorted() == Array(0..<100))
    #expect(Matrix(rowCount: 20, columnCount: 0).spatialOrder() == Array(0..<20))
  }
}
