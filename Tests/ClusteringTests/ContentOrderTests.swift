import Clustering
import LinearAlgebra
import Testing

@Suite struct ContentOrderTests {
  @Test func ordersByTheFirstEntryThatDiffersAndEqualRowsByIndex() {
    let rows = Matrix([[2, 1], [1, 5], [2, 0], [1, 5], [-1, 9]])
    #expect(ContentOrder.indices(of: rows) == [4, 1, 3, 2, 0])
    #expect(ContentOrder.indices(of: Matrix(rowCount: 3, columnCount: 0)) == [0, 1, 2])
    #expect(ContentOrder.indices(of: Matrix(rowCount: 0, columnCount: 2)) == [])
  }
}
