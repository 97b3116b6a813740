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

  /// Rounds to the end, which only many rows need otherwise.
  private var rounds: WardTree {
    var method = WardTree()
    method.chainLimit = 1
    return method
  }

  @Test(arguments: 1...12)
  func roundsAgreeWithTheTextbook(seed: Int) throws {
    let points = RandomPoints.uniform(count: 20 + seed * 6, dimension: seed, seed: UInt64(seed))
      .map { $0.map { Double(Float($0)) } }
    let heights = try rounds.fit(Matrix(points)).merges.map(\.height)
    for (height, naive) in zip(heights, NaiveWard.heights(points).sorted()) {
      #expect(abs(height - naive) < 1e-5 * naive)
    }
  }

  @Test(arguments: [2, 8, 33])
  func roundsAndChainMakeOneTree(dimension: Int) throws {
    let (points, _) = RandomPoints.groups(
      sizes: [300, 500, 40, 700], dimension: dimension, spread: 4, seed: UInt64(dimension))
    let rows = Matrix(points)
    var chain = WardTree()
    chain.chainLimit = 10_000
    let (first, second) = (try rounds.fit(rows), try chain.fit(rows))
    for (a, b) in zip(first.merges, second.merges) {
      #expect(abs(a.height - b.height) < 1e-5 * a.height)
    }
    for count in [2, 4, 50, 700] {
      #expect(first.labels(clusterCount: count) == second.labels(clusterCount: count))
    }
  }

  @Test func threadsChangeNoByte() throws {
    let grid = (0..<1600).map { [Double($0 % 40), Double($0 / 40)] }
    let points = RandomPoints.uniform(count: 1500, dimension: 5, seed: 4)
    for rows in [Matrix(grid), Matrix(points)] {
      for limit in [1, 600] {
        var method = WardTree()
        method.chainLimit = limit
        let one = try method.fit(rows)
        method.threadCount = 2
        #expect(try method.fit(rows) == one)
      }
    }
  }

  @Test func tiesOnAGridMergeTheLowestIdsFirstAndExplainTheWhole() throws {
    let grid = (0..<900).map { [Double($0 % 30), Double($0 / 30)] }
    let tree = try rounds.fit(Matrix(grid))
    // Of 1,740 pairs at distance 1 the one of the lowest ids comes first.
    #expect((tree.merges[0].first, tree.merges[0].second) == (0, 1))
    let explained = tree.merges.reduce(0) { $0 + $1.height * $1.height } / 2
    let total = 2 * 30.0 * (30 * 30 * 30 - 30) / 12
    #expect(abs(explained - total) < 1e-5 * total)
  }

  @Test func everyPairOfEqualRowsMergesAtZeroBeforeAllOthers() throws {
    let points = RandomPoints.uniform(count: 40, dimension: 3, seed: 6)
    let tree = try rounds.fit(Matrix(points + points + points))
    #expect(tree.merges.prefix(80).allSatisfy { $0.height == 0 })
    #expect(tree.merges[80].height > 0)
    #expect(tree.labels(clusterCount: 40) == Array(0..<40) + Array(0..<40) + Array(0..<40))
    let naive = NaiveWard.heights(points + points + points).sorted()
    for (merge, height) in zip(tree.merges, naive) {
      #expect(abs(merge.height - height) < 1e-5 * max(height, 1e-3))
    }
  }

  @Test func zeroOfEitherSignIsOneNumber() throws {
    #expect(try WardTree().fit(Matrix([[0], [-0.0], [1]])).merges[0].height == 0)
  }

  @Test func weightsAreRepeatedRowsInRoundsToo() throws {
    let points = RandomPoints.uniform(count: 60, dimension: 4, seed: 7)
    let times = (0..<60).map { 1 + $0 % 4 }
    let repeated = zip(points, times).flatMap { [[Double]](repeating: $0, count: $1) }
    let whole = try rounds.fit(Matrix(repeated)).merges.suffix(59)
    let weighted = try rounds.fit(Matrix(points), weights: times.map { Float($0) }).merges
    for (a, b) in zip(whole, weighted) { #expect(abs(a.height - b.height) < 1e-5 * a.height) }
  }

  @Test func theOrderOfRowsChangesNoHeight() throws {
    let points = RandomPoints.uniform(count: 700, dimension: 6, seed: 8)
    let tree = try WardTree().fit(Matrix(points))
    let turned = try WardTree().fit(Matrix(points.reversed()))
    for (a, b) in zip(tree.merges, turned.merges) {
      #expect(abs(a.height - b.height) < 1e-5 * a.height)
    }
    let labels = turned.labels(clusterCount: 30)
    #expect(AdjustedRand.index(tree.labels(clusterCount: 30), labels.reversed()) == 1)
  }

  @Test func growingGapsMergeFromOneEndAndEnd() throws {
    // Each point is nearest to the one before it, so that a round merges one pair.
    let points = (0..<1500).map { [Double($0) * Double($0 + 200) / 1000] }
    let tree = try WardTree().fit(Matrix(points))
    let explained = tree.merges.reduce(0) { $0 + $1.height * $1.height } / 2
    let mean = points.reduce(0) { $0 + $1[0] } / 1500
    let total = points.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) }
    #expect(abs(explained - total) < 1e-5 * total)
    let naive = NaiveWard.heights(Array(points.prefix(150))).sorted()
    let heights = try rounds.fit(Matrix(Array(points.prefix(150)))).merges.map(\.height)
    for (a, b) in zip(heights, naive) { #expect(abs(a - b) < 1e-5 * b) }
  }

  @Test func farFromZeroDifferencesKeepTheirDigits() throws {
    let points = RandomPoints.uniform(count: 80, dimension: 3, seed: 9)
    // Multiples of 1 / 1024, which Float32 holds exactly beside 1,000.
    let near = points.map { $0.map { ($0 * 1024).rounded() / 1024 } }
    let far = near.map { $0.map { $0 + 1000 } }
    let naive = NaiveWard.heights(near).sorted()
    for (merge, height) in zip(try rounds.fit(Matrix(far)).merges, naive) {
      #expect(abs(merge.height - height) < 1e-5 * height)
    }
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
