import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct DaviesBouldinTests {
  @Test func agreesWithTheDefinitionByHand() throws {
    // Both spread 1 about 1 and 11: (1 + 1) / 10.
    let rows = Matrix([[0], [2], [10], [12]])
    let index = try #require(DaviesBouldin.index(rows, labels: [0, 0, 1, 1], threadCount: 1))
    #expect(abs(index - 0.2) < 1e-9)
  }

  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenQuality.cases() {
      let index = try #require(
        DaviesBouldin.index(golden.rows, labels: golden.labels, threadCount: 2))
      let expected = golden.values["daviesBouldin"] ?? .nan
      #expect(abs(index / expected - 1) < 1e-4, "\(golden)")
    }
  }

  @Test func trivialPartitions() {
    let rows = Matrix([[0], [2], [10]])
    #expect(DaviesBouldin.index(rows, labels: [0, 0, 0], threadCount: 1) == nil)
    #expect(DaviesBouldin.index(rows, labels: [0, 1, 2], threadCount: 1) == nil)
    let equal = Matrix([[Double]](repeating: [1, 2], count: 4))
    #expect(DaviesBouldin.index(equal, labels: [0, 0, 1, 1], threadCount: 1) == 0)
  }
}
