import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CalinskiHarabaszTests {
  @Test func agreesWithTheDefinitionByHand() throws {
    // Means 1 and 11, mean 6: B = 2 · 25 + 2 · 25, W = 4; (100 / 1) / (4 / 2).
    let rows = Matrix([[0], [2], [10], [12]])
    let index = try #require(CalinskiHarabasz.index(rows, labels: [0, 0, 1, 1], threadCount: 1))
    #expect(abs(index - 50) < 1e-9)
  }

  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenQuality.cases() {
      let index = try #require(
        CalinskiHarabasz.index(golden.rows, labels: golden.labels, threadCount: 2))
      let expected = golden.values["calinskiHarabasz"] ?? .nan
      #expect(abs(index / expected - 1) < 1e-5, "\(golden)")
    }
  }

  @Test func trivialPartitions() {
    let rows = Matrix([[0], [2], [10]])
    #expect(CalinskiHarabasz.index(rows, labels: [0, 0, 0], threadCount: 1) == nil)
    #expect(CalinskiHarabasz.index(rows, labels: [0, 1, 2], threadCount: 1) == nil)
    let equal = Matrix([[Double]](repeating: [1, 2], count: 4))
    #expect(CalinskiHarabasz.index(equal, labels: [0, 0, 1, 1], threadCount: 1) == 1)
  }
}
