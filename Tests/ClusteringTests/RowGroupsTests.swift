import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct RowGroupsTests {
  @Test func coverEveryRowOnceInGroupsOfAboutTheSize() {
    let rows = Matrix(RandomPoints.uniform(count: 5000, dimension: 3, seed: 2))
    let groups = RowGroups(meanSize: 50, threadCount: 1).groups(of: rows)
    #expect(groups.flatMap { $0 }.sorted() == Array(0..<5000))
    #expect(groups.allSatisfy { !$0.isEmpty && $0.count <= 100 && $0 == $0.sorted() })
    #expect(RowGroups(meanSize: 50, threadCount: 2).groups(of: rows) == groups)
  }

  @Test func equalRowsAreCutByTheirIndex() {
    let rows = Matrix([[Double]](repeating: [1, 2], count: 1000) + [[5, 5]])
    let groups = RowGroups(meanSize: 20, threadCount: 1).groups(of: rows)
    #expect(groups.flatMap { $0 }.sorted() == Array(0..<1001))
    #expect(groups.allSatisfy { $0.count <= 40 })
  }

  @Test func fewRowsAreOneGroupAndNoneAreNone() {
    let rows = Matrix(RandomPoints.uniform(count: 7, dimension: 2, seed: 1))
    #expect(RowGroups(meanSize: 5, threadCount: 1).groups(of: rows) == [Array(0..<7)])
    let none = Matrix(rowCount: 0, columnCount: 2)
    #expect(RowGroups(meanSize: 5, threadCount: 1).groups(of: none) == [])
  }
}
