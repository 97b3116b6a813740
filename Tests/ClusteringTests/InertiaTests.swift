import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct InertiaTests {
  @Test func agreesWithTheDefinitionByHand() {
    let rows = Matrix([[0], [2], [10]])
    #expect(Inertia.sum(rows, labels: [0, 0, 1], threadCount: 1) == 2)
    #expect(Inertia.sum(rows, labels: [0, 0, 0], threadCount: 2) == 56)
    #expect(Inertia.sum(Matrix(rowCount: 0, columnCount: 2), labels: [], threadCount: 1) == 0)
  }

  @Test func encodedRowsCountTheirKnownValues() {
    let random = RandomEncodedRows(
      count: 90, numberCount: 2, levelCounts: [4, 3], tagCount: 5, missingShare: 0.3, seed: 3)
    let labels = (0..<90).map { $0 % 4 }
    var wanted = 0.0
    for cluster in 0..<4 {
      let members = labels.indices.filter { labels[$0] == cluster }
      let center = random.mean(of: members)
      for row in members { wanted += random.squaredDistance(row, to: center) }
    }
    let found = Inertia.sum(random.encoded, labels: labels, threadCount: 2)
    #expect(abs(found - wanted) < 1e-4 * wanted)
  }
}
