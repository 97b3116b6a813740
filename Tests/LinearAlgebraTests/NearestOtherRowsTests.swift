import LinearAlgebra
import TestSupport
import Testing

@Suite struct NearestOtherRowsTests {
  @Test func findsNeighborsByHand() {
    let matrix = Matrix(rowCount: 4, columnCount: 1, rowMajor: [0, 1, 3, 10])
    #expect(matrix.nearestOtherRows(count: 2) == [[1, 2], [0, 2], [1, 0], [2, 1]])
    #expect(matrix.nearestOtherRows(count: 0) == [[], [], [], []])
  }

  @Test(arguments: 1...4)
  func agreesWithTheDefinition(seed: Int) {
    let points = RandomPoints.uniform(count: 300, dimension: 6, seed: UInt64(seed))
    let lists = Matrix(points).nearestOtherRows(count: 5)
    for row in [0, 1, 127, 128, 299] {
      let distances = points.indices.filter { $0 != row }.map { other in
        (zip(points[row], points[other]).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }, other)
      }.sorted { $0 < $1 }
      #expect(lists[row] == distances.prefix(5).map(\.1))
    }
  }
}
