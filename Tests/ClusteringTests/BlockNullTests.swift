import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct BlockNullTests {
  @Test func permutesTheRowsOfEveryBlockAsWholes() {
    let rows = Matrix((0..<20).map { [Double($0), Double($0) + 100, Double($0), -1] })
    var generator = SeededGenerator(seed: 1)
    let permuted = BlockNull(blocks: [0..<2, 2..<3]).permuted(rows, using: &generator)
    let first = (0..<20).map { permuted[$0, 0] }
    #expect(first.sorted() == (0..<20).map { Float($0) })
    #expect((0..<20).allSatisfy { permuted[$0, 1] == permuted[$0, 0] + 100 })
    #expect(first != (0..<20).map { permuted[$0, 2] })
    #expect((0..<20).allSatisfy { permuted[$0, 3] == -1 })
  }

  @Test func whatTiesTheBlocksTogetherIsFound() throws {
    // Both columns name the same of three groups: permuting one makes nine.
    let rows = Matrix((0..<60).map { [Double($0 % 3) * 10, Double($0 % 3) * 10] })
    var null = BlockNull(blocks: [0..<1, 1..<2])
    null.replicateCount = 19
    var generator = SeededGenerator(seed: 2)
    let tied = try comparison(null, rows, &generator)
    #expect(tied.observed == 0 && tied.pValue == 1.0 / 20 && tied.ratio == 0 && tied.z < -3)
    #expect(tied.permuted.count == 19)
    // Columns that are independent already are like their permutations.
    let loose = Matrix(RandomPoints.uniform(count: 60, dimension: 2, seed: 3))
    let free = try comparison(null, loose, &generator)
    #expect(free.pValue > 0.05 && abs(free.ratio - 1) < 0.5)
  }

  @Test func equalRowsAreLikeTheirPermutations() throws {
    let rows = Matrix([[Double]](repeating: [1, 2], count: 12))
    var generator = SeededGenerator(seed: 2)
    let equal = try comparison(BlockNull(blocks: [0..<1, 1..<2]), rows, &generator)
    #expect(equal.pValue == 1 && equal.ratio == 1 && equal.z == 0)
  }

  private func comparison(
    _ null: BlockNull, _ rows: Matrix, _ generator: inout SeededGenerator
  ) throws -> BlockNull.Comparison {
    let tree = WardTree()
    return try null.comparison(rows, using: &generator) { rows throws(ClusteringError) in
      let labels = try tree.fit(rows).labels(clusterCount: 3)
      return Inertia.sum(rows, labels: labels, threadCount: 1)
    }
  }
}
