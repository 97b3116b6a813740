import LinearAlgebra
import TestSupport
import Testing

@Suite struct ExactOriginTests {
  @Test func movesOnlyColumnsFarFromZeroAndExactly() {
    let rows = Matrix([[2020, 0.5, -7, 1], [2030, -0.5, -9, 5]])
    #expect(rows.exactOrigin == [2025, 0, -8, 0])
    #expect(Matrix(rowCount: 0, columnCount: 2).exactOrigin == [0, 0])
    let points = RandomPoints.uniform(count: 100, dimension: 1, seed: 1)
    let far = Matrix(points.map { [100 + 30 * $0[0]] })
    let origin = far.exactOrigin[0]
    #expect(origin != 0)
    for row in 0..<100 {
      #expect(Double(far[row, 0] - origin) == Double(far[row, 0]) - Double(origin))
    }
  }
}
