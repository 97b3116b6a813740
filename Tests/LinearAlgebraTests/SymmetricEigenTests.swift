import LinearAlgebra
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  @Test func findsTheValuesByHand() throws {
    // [[2, 1], [1, 2]] has 3 with (1, 1) / √2 and 1 with (1, −1) / √2.
    let eigen = try SymmetricEigen(of: [2, 1, 1, 2], order: 2)
    #expect(abs(eigen.values[0] - 3) < 1e-12)
    #expect(abs(eigen.values[1] - 1) < 1e-12)
    #expect(abs(eigen.vectors[0] - 0.5.squareRoot()) < 1e-12)
    #expect(abs(eigen.vectors[0] - eigen.vectors[1]) < 1e-12)
  }

  @Test(arguments: 1...6)
  func rebuildsTheMatrix(seed: Int) throws {
    let d = seed * 3
    let points = Matrix(RandomPoints.uniform(count: 40, dimension: d, seed: UInt64(seed)))
    let matrix = points.scatter(threadCount: 1).products
    let eigen = try SymmetricEigen(of: matrix, order: d)
    for row in 0..<d {
      for column in 0..<d {
        let sum = (0..<d).reduce(0.0) {
          $0 + eigen.values[$1] * eigen.vectors[$1 * d + row] * eigen.vectors[$1 * d + column]
        }
        #expect(abs(sum - matrix[row * d + column]) < 1e-9)
      }
    }
    #expect(eigen.values == eigen.values.sorted(by: >))
    #expect(try SymmetricEigen(of: [], order: 0).values.isEmpty)
  }
}
