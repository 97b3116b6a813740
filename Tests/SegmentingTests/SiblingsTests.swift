import LinearAlgebra
import Segmenting
import Testing

@Suite struct SiblingsTests {
  @Test func theNearestOtherCenter() {
    let rows = Matrix(rowCount: 6, columnCount: 1, rowMajor: [0, 2, 10, 12, 5, 5])
    #expect(Siblings.nearest(rows, labels: [0, 0, 1, 1, 2, 2]) == [2, 2, 0])
    #expect(Siblings.nearest(rows, labels: [0, 0, 0, 0, 0, 0]) == [nil])
    // At the same distance the lower index.
    let even = Matrix(rowCount: 3, columnCount: 1, rowMajor: [0, 5, 10])
    #expect(Siblings.nearest(even, labels: [0, 1, 2]) == [1, 0, 1])
  }
}
