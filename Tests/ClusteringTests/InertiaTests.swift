import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct InertiaTests {
  @Test func agreesWithTheDefinitionByHand() {
    // {0, 2} about 1 and {10} about itself.
    let rows = Matrix([[0], [2], [10]])
    #expect(Inertia.sum(rows, labels: [0, 0, 1], threadCount: 1) == 2)
  }

  @Test func isZeroForNoRowsAndForRowsAlone() {
    #expect(Inertia.sum(Matrix(rowCount: 0, columnCount: 3), labels: [], threadCount: 1) == 0)
    let rows = Matrix(RandomPoints.uniform(count: 9, dimension: 2, seed: 1))
    #expect(Inertia.sum(rows, labels: Array(0..<9), threadCount: 2) == 0)
  }

  @Test func hasTheSameBytesForAnyNumberOfThreads() {
    let rows = Matrix(RandomPoints.uniform(count: 999, dimension: 5, seed: 2))
    let labels = (0..<999).map { $0 % 7 }
    let one = Inertia.sum(rows, labels: labels, threadCount: 1)
    #expect(Inertia.sum(rows, labels: labels, threadCount: 2) == one)
  }
}
