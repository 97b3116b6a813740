import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct GreedySeedingTests {
  @Test(arguments: 1...10)
  func takesOneSeedFromEachFarGroup(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let planted = RandomPoints.groups(
      sizes: [20, 20, 20], dimension: 3, spread: 0.01, seed: UInt64(seed))
    let seeds = GreedySeeding(rows: Matrix(planted.points)).seeds(count: 3, using: &generator)
    #expect(Set(seeds.map { planted.labels[$0] }).count == 3)
  }

  @Test func seedsAreDifferentRowsEvenWhereRowsAreEqual() {
    var generator = SeededGenerator(seed: 1)
    let rows = Matrix([[Double]](repeating: [1], count: 6))
    #expect(Set(GreedySeeding(rows: rows).seeds(count: 6, using: &generator)).count == 6)
  }
}
