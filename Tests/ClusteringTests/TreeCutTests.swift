import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct TreeCutTests {
  @Test func cutsTwoPairsByHand() throws {
    let rows = Matrix([[0], [10], [1], [11]])
    let cut = TreeCut(rows: rows, tree: try WardTree().fit(rows), sizes: 2...2)
    let labels = try #require(cut.labels(clusterCount: 2))
    #expect(AdjustedRand.index(labels, [0, 1, 0, 1]) == 1)
  }

  @Test func carriesAStrayPastItsNode() throws {
    // {0, 1, 2} and {10, 11} hold 3 and 2 of sizes 2 to 3; the stray 30 must travel up to {10, 11}.
    let rows = Matrix([[0], [1], [2], [10], [11], [30]])
    let cut = TreeCut(rows: rows, tree: try WardTree().fit(rows), sizes: 2...3)
    let labels = try #require(cut.labels(clusterCount: 2))
    #expect(AdjustedRand.index(labels, [0, 0, 0, 1, 1, 1]) == 1)
  }

  @Test func saysWhenNoNodeFits() throws {
    // 11 + 9 rows far apart: with sizes of exactly 10 a pool of 11 cannot close.
    let points = (0..<11).map { [Double($0) / 100] } + (0..<9).map { [100 + Double($0) / 100] }
    let rows = Matrix(points)
    let tree = try WardTree().fit(rows)
    let cut = TreeCut(rows: rows, tree: tree, sizes: 10...10)
    #expect(cut.labels(clusterCount: 2) == nil)
    let runs = LeafOrderCut(rows: rows, tree: tree, sizes: 10...10).labels(clusterCount: 2)
    #expect(runs.count { $0 == 0 } == 10)
  }

  @Test(arguments: 1...6)
  func comesNearTheCountAskedFor(seed: Int) throws {
    let rows = Matrix(RandomPoints.uniform(count: 300, dimension: 4, seed: UInt64(seed)))
    let cut = TreeCut(rows: rows, tree: try WardTree().fit(rows), sizes: 5...15)
    let labels = try #require(cut.labels(clusterCount: 30))
    let count = Set(labels).count
    #expect((27...33).contains(count), "\(count)")
    #expect(labels.allSatisfy { $0 >= 0 })
  }
}
