import LinearAlgebra
import TestSupport
import Testing

@Suite struct ScatterTests {
  @Test func findsProductsAndMeansByHand() {
    let scatter = Matrix(rowCount: 2, columnCount: 2, rowMajor: [1, 2, 3, 6])
      .scatter(threadCount: 1)
    #expect(scatter.means == [2, 4])
    #expect(scatter.products == [2, 4, 4, 8])
  }

  @Test(arguments: 1...4)
  func agreesWithTheDefinitionForAnyNumberOfThreads(seed: Int) {
    // More rows than are written out at a time.
    let points = RandomPoints.uniform(count: 20_000, dimension: 5, seed: UInt64(seed))
    let matrix = Matrix(points)
    let scatter = matrix.scatter(threadCount: 1)
    let means = matrix.columnMeans
    for i in 0..<5 {
      for j in 0..<5 {
        let sum = (0..<20_000).reduce(0.0) {
          $0 + (Double(matrix[$1, i]) - means[i]) * (Double(matrix[$1, j]) - means[j])
        }
        #expect(abs(sum - scatter.products[i * 5 + j]) < 1e-6)
      }
    }
    let other = matrix.scatter(threadCount: 2)
    #expect(scatter.products == other.products && scatter.means == other.means)
  }

  @Test func encodedRowsHaveTheScatterOfTheirWrittenOnes() {
    let rows = RandomEncodedRows(
      count: 3000, numberCount: 2, levelCounts: [3, 5], tagCount: 6, missingShare: 0.2, seed: 1
    ).encoded
    let written = rows.written(Array(0..<3000))
    #expect(rows.scatter(threadCount: 2).products == written.scatter(threadCount: 1).products)
  }

  @Test func coordinatesByHand() {
    let rows = Matrix([[1, 2], [3, 4]])
    let found = rows.coordinates(
      along: Matrix([[1, 0], [1, 1]]), from: [1, 1], threadCount: 1)
    #expect(found == Matrix([[0, 1], [2, 5]]))
  }
}
