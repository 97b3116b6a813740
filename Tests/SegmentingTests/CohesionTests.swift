import LinearAlgebra
import Segmenting
import Testing

@Suite struct CohesionTests {
  @Test func agreesWithTheDefinitionByHand() {
    // 0, 2 | 8, 10: within 1 and 1, about the common center 5 it is (25 + 9 + 9 + 25) / 4 = 17.
    let rows = Matrix(rowCount: 4, columnCount: 1, rowMajor: [0, 2, 8, 10])
    let cohesion = Cohesion.perCluster(rows, labels: [0, 0, 1, 1], threadCount: 1)
    #expect(abs(cohesion[0] - 16.0 / 17) < 1e-9)
    #expect(abs(cohesion[1] - 16.0 / 17) < 1e-9)
    let equal = Matrix(rowCount: 2, columnCount: 1, rowMajor: [1, 1])
    #expect(Cohesion.perCluster(equal, labels: [0, 0], threadCount: 1) == [0])
  }
}
