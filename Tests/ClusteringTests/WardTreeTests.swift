import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct WardTreeTests {
  @Test func findsTwoPairsByHand() throws {
    // 0 and 1 merge at 1, 10 and 12 at 2, then 0.5 and 11 at √(2 · 1) · 10.5.
    let tree = try WardTree().fit(
      Matrix(rowCount: 4, columnCount: 1, rowMajor: [0, 10, 1, 12]))
    #expect(tree.merges.map(\.first) == [0, 1, 4])
    #expect(tree.merges.map(\.second) == [2, 3, 5])
    #expect(tree.merges.map(\.leafCount) == [2, 2, 4])
    #expect(abs(tree.merges[0].height - 1) < 1e-6)
    #expect(abs(tree.merges[1].height - 2) < 1e-5)
    #expect(abs(tree.merges[2].height - 2.0.squareRoot() * 10.5) < 1e-5)
    #expect(tree.labels(clusterCount: 2) == [0, 1, 0, 1])
  }

  @Test(arguments: 1...12)
  func agreesWithTheTextbook(seed: Int) throws {
    let points = RandomPoints.uniform(count: 20 + seed * 6, dimension: seed, seed: UInt64(seed))
    let heights = try WardTree().fit(Matrix(points)).merges.map(\.height)
    for (height, naive) in zip(heights, NaiveWard.heights(points).sorted()) {
      #expect(abs(height - naive) < 1e-4 * max(1, naive))
    }
  }

  @Test func tiesOnAGridAndEqualRowsEnd() throws {
    var grid: [[Double]] = []
    for x in 0..<9 {
      for y in 0..<9 { grid.append([Double(x), Double(y)]) }
    }
    #expect(try WardTree().fit(Matrix(grid)).merges.count == 80)
    let equal = [[Double]](repeating: [1, 2], count: 50)
    let tree = try WardTree().fit(Matrix(equal))
    #expect(tree.merges.allSatisfy { $0.height == 0 })
    #expect(tree.merges.last?.leafCount == 50)
  }

  @Test func weightsStandForRepeatedRows() throws {
    let repeated = try WardTree().fit(Matrix([[0], [0], [0], [4], [5]]))
    let weighted = try WardTree().fit(Matrix([[0], [4], [5]]), weights: [3, 1, 1])
    #expect(abs((repeated.merges.last?.height ?? 0) - (weighted.merges.last?.height ?? 1)) < 1e-5)
  }

  @Test func noneOneAndTwoRows() throws {
    #expect(try WardTree().fit(Matrix(rowCount: 0, columnCount: 3)).merges.isEmpty)
    #expect(try WardTree().fit(Matrix([[5]])).labels(clusterCount: 1) == [0])
    #expect(try WardTree().fit(Matrix([[5], [7]])).merges.map(\.height) == [2])
  }

  @Test func refusesWhatIsNoNumber() {
    #expect(throws: ClusteringError.notFinite(row: 1, column: 0)) {
      try WardTree().fit(Matrix([[1], [.nan]]))
    }
  }
}
