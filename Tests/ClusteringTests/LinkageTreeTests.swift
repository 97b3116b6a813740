import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct LinkageTreeTests {
  @Test func mergesThreePointsByHand() throws {
    // 0 and 1 meet at 1; then 4 is 3, 4 or 3.5 away.
    let rows = Matrix([[0], [1], [4]])
    #expect(try LinkageTree(.single).fit(rows).merges.map(\.height) == [1, 3])
    #expect(try LinkageTree(.complete).fit(rows).merges.map(\.height) == [1, 4])
    #expect(try LinkageTree(.average).fit(rows).merges.map(\.height) == [1, 3.5])
  }

  @Test(arguments: LinkageTree.Linkage.allCases, 1...6)
  func agreesWithTheDefinition(linkage: LinkageTree.Linkage, seed: Int) throws {
    let points = RandomPoints.uniform(count: 8 + seed * 7, dimension: seed, seed: UInt64(seed))
      .map { $0.map { Double(Float($0)) } }
    let tree = try LinkageTree(linkage).fit(Matrix(points))
    let naive = NaiveLinkage.tree(points, linkage: definition(linkage))
    for (merge, height) in zip(tree.merges, naive.heights) {
      #expect(abs(merge.height - height) < 1e-5 * height)
    }
    let pairs = points.indices.flatMap { a in points.indices.map { (a, $0) } }
    for ((a, b), height) in zip(pairs, tree.copheneticDistances(of: pairs)) {
      #expect(abs(height - naive.cophenetic[a][b]) <= 1e-5 * height)
    }
  }

  @Test(arguments: LinkageTree.Linkage.allCases)
  func noneOneTwoAndEqualRows(linkage: LinkageTree.Linkage) throws {
    let method = LinkageTree(linkage)
    #expect(try method.fit(Matrix(rowCount: 0, columnCount: 3)).merges.isEmpty)
    #expect(try method.fit(Matrix([[5]])).merges.isEmpty)
    #expect(try method.fit(Matrix([[5], [7]])).merges.map(\.height) == [2])
    let equal = try method.fit(Matrix([[Double]](repeating: [1, 2], count: 40)))
    #expect(equal.merges.allSatisfy { $0.height == 0 })
    #expect(equal.merges.last?.leafCount == 40)
  }

  @Test func tiesOnAGridGoToTheLowestIndex() throws {
    let rows = Matrix((0..<64).map { [Double($0 % 8), Double($0 / 8)] })
    let single = try LinkageTree(.single).fit(rows)
    #expect(single.merges.allSatisfy { $0.height == 1 })
    for linkage in LinkageTree.Linkage.allCases {
      let first = try #require(try LinkageTree(linkage).fit(rows).merges.first)
      #expect((first.first, first.second) == (0, 1))
    }
  }

  @Test(arguments: LinkageTree.Linkage.allCases)
  func threadsChangeNoByte(linkage: LinkageTree.Linkage) throws {
    let rows = Matrix(RandomPoints.uniform(count: 333, dimension: 5, seed: 2))
    var method = LinkageTree(linkage)
    let one = try method.fit(rows)
    method.threadCount = 2
    #expect(try method.fit(rows) == one)
  }

  @Test func refusesATableThatIsTooLargeAndSaysHowLarge() throws {
    var method = LinkageTree(.average)
    method.maximumByteCount = 100_000
    let rows = Matrix(rowCount: 200, columnCount: 2)
    let error = ClusteringError.tooLarge(rows: 200, bytesNeeded: 166_400, bytesAllowed: 100_000)
    #expect(throws: error) { try method.fit(rows) }
    #expect(error.description.contains("166.4 kB, and 100.0 kB"))
    var single = LinkageTree(.single)
    single.maximumByteCount = 0
    #expect(try single.fit(rows).merges.count == 199)
  }

  @Test func refusesWhatIsNoNumber() {
    #expect(throws: ClusteringError.notFinite(row: 1, column: 0)) {
      try LinkageTree(.complete).fit(Matrix([[1], [.infinity]]))
    }
  }

  private func definition(_ linkage: LinkageTree.Linkage) -> ([Double]) -> Double {
    switch linkage {
    case .single: NaiveLinkage.single
    case .complete: NaiveLinkage.complete
    case .average: NaiveLinkage.average
    }
  }
}
