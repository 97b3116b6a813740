import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct PartitionCellsTests {
  @Test func coverEveryRowOnceAndLeaveTheCutAChoice() {
    let rows = Matrix(RandomPoints.uniform(count: 5000, dimension: 3, seed: 2))
    let cells = PartitionCells(sizes: 5...15, threadCount: 2).cells(of: rows)
    #expect(cells.flatMap { $0 }.sorted() == Array(0..<5000))
    #expect(cells.count > 1)
    #expect(cells.allSatisfy { $0.count >= 60 })
  }

  @Test func aFarGroupThatIsTooSmallJoinsAnother() {
    let far = RandomPoints.uniform(count: 3, dimension: 3, seed: 3).map { $0.map { $0 + 1000 } }
    let rows = Matrix(RandomPoints.uniform(count: 4000, dimension: 3, seed: 2) + far)
    let cells = PartitionCells(sizes: 5...15, threadCount: 1).cells(of: rows)
    #expect(cells.allSatisfy { $0.count >= 60 })
    #expect(cells.reduce(0) { $0 + $1.count } == 4003)
  }
}
