import LinearAlgebra
import TestSupport
import Testing

@Suite struct CrossProductTests {
  @Test func findsTheProductByHand() {
    let matrix = Matrix(rowCount: 2, columnCount: 2, rowMajor: [1, 2, 3, 4])
    #expect(matrix.crossProduct(threadCount: 1) == [10, 14, 14, 20])
  }

  @Test(arguments: 1...4)
  func agreesWithTheDefinitionForAnyNumberOfThreads(seed: Int) {
    let points = RandomPoints.uniform(count: 60, dimension: 5, seed: UInt64(seed))
    let matrix = Matrix(points)
    let product = matrix.crossProduct(threadCount: 1)
    for i in 0..<5 {
      for j in 0..<5 {
        let sum = (0..<60).reduce(0.0) { $0 + Double(matrix[$1, i]) * Double(matrix[$1, j]) }
        #expect(abs(sum - product[i * 5 + j]) < 1e-12)
      }
    }
    #expect(product == matrix.crossProduct(threadCount: 2))
  }
}
