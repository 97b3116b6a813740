import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct PartitionCellsTests {
  @Test func coverEveryRowOnceAndLeaveTheCutAChoice() {
    let rows = Matrix(RandomPoints.uniform(count: 20_000, dimension: 3, seed: 2))
    let cells = PartitionCells(sizes: 5...15, threadCount: 2).cells(of: rows)
    #expect(cells.flatMap { $0 }.sorted() == Array(0..<20_000))
    #expect(cells.count > 1)
    #expect(cells.allSatisfy { $0.count >= 45 })
  }

  @Test(arguments: [7...7, 10...10, 19...20, 3...3])
  func everyCellCanBeCutIntoNarrowSizes(sizes: ClosedRange<Int>) {
    let count = 5040 * 2
    let rows = Matrix(RandomPoints.uniform(count: count, dimension: 3, seed: 8))
    let cells = PartitionCells(sizes: sizes, threadCount: 2).cells(of: rows)
    #expect(cells.flatMap { $0 }.sorted() == Array(0..<count))
    for cell in cells {
      #expect(SizeBoundedPartition.isFeasible(rowCount: cell.count, sizes: sizes), "\(cell.count)")
    }
  }

  @Test func aFarGroupThatIsTooSmallJoinsAnother() {
    let far = RandomPoints.uniform(count: 3, dimension: 3, seed: 3).map { $0.map { $0 + 1000 } }
    let rows = Matrix(RandomPoints.uniform(count: 14_000, dimension: 3, seed: 2) + far)
    let cells = PartitionCells(sizes: 5...15, threadCount: 1).cells(of: rows)
    #expect(cells.allSatisfy { $0.count >= 45 })
    #expect(cells.reduce(0) { $0 + $1.count } == 14_003)
  }
}
