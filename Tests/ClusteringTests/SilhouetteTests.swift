import Clustering
import LinearAlgebra
import Testing

@Suite struct SilhouetteTests {
  @Test func agreesWithTheDefinitionByHand() {
    // Centers 1 and 10: 0 is 1 from its own and 10 from the other; 2 is 1 and 8; 10 is 0 and 9.
    let rows = Matrix(rowCount: 3, columnCount: 1, rowMajor: [0, 2, 10])
    let values = Silhouette.simplified(rows, labels: [0, 0, 1], threadCount: 1)
    #expect(abs(values[0] - 0.9) < 1e-6)
    #expect(abs(values[1] - 7.0 / 8) < 1e-6)
    #expect(abs(values[2] - 1) < 1e-6)
  }

  @Test func aRowNearerToAnotherCenterIsNegative() {
    let rows = Matrix(rowCount: 4, columnCount: 1, rowMajor: [0, 0, 9, 10])
    let values = Silhouette.simplified(rows, labels: [0, 0, 0, 1], threadCount: 1)
    #expect(values[2] < 0)
    #expect(Silhouette.simplified(rows, labels: [0, 0, 0, 0], threadCount: 1) == [0, 0, 0, 0])
  }
}
