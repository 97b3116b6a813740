import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct KMeansTests {
  @Test func findsTwoPairsByHand() throws {
    var generator = SeededGenerator(seed: 1)
    let fit = try KMeans(clusterCount: 2)
      .fit(Matrix([[0], [10], [2], [12]]), using: &generator)
    #expect(AdjustedRand.index(fit.labels, [0, 1, 0, 1]) == 1)
    #expect(fit.inertia == 4)
    #expect(fit.hasConverged)
  }

  @Test(arguments: 1...6)
  func labelsCentersAndInertiaBelongTogether(seed: Int) throws {
    let points = RandomPoints.uniform(count: 200, dimension: 4, seed: UInt64(seed))
    var generator = SeededGenerator(seed: UInt64(seed))
    let fit = try KMeans(clusterCount: 7).fit(Matrix(points), using: &generator)
    var inertia = 0.0
    for (point, label) in zip(points, fit.labels) {
      let distances = (0..<7).map { center in
        zip(point, fit.centers.row(center)).reduce(0.0) {
          $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1))
        }
      }
      #expect(distances[label] <= (distances.min() ?? 0) + 1e-5)
      inertia += distances[label]
    }
    #expect(abs(inertia - fit.inertia) < 1e-3)
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    let points = Matrix(RandomPoints.uniform(count: 3000, dimension: 9, seed: 5))
    var (first, second) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
    var method = KMeans(clusterCount: 12)
    let one = try method.fit(points, using: &first)
    method.threadCount = 2
    #expect(try method.fit(points, using: &second) == one)
  }

  @Test(arguments: 1...8)
  func boundsChangeNothing(seed: Int) {
    // Blobs, uniform rows, duplicates and ties on a grid.
    let planted = RandomPoints.groups(
      sizes: [50, 80, 30, 60], dimension: 3, spread: Double(seed), seed: UInt64(seed)
    ).points
    let uniform = RandomPoints.uniform(count: 300, dimension: 5, seed: UInt64(seed))
    let grid = (0..<400).map { [Double($0 % 20), Double($0 / 20)] }
    for points in [planted, uniform, grid, planted + planted] {
      let rows = Matrix(points)
      let start = rows.rows((0..<9).map { $0 * points.count / 9 })
      var method = KMeans(clusterCount: 9)
      let with = method.fit(rows, from: start)
      method.usesBounds = false
      #expect(with == method.fit(rows, from: start))
    }
  }

  @Test func aClusterThatEmptiesLateIsRefilledAlikeWithAndWithoutBounds() {
    // Far groups settle at once and are skipped; the middle center starves after a few passes.
    let still = (0..<40).map { [Double($0 % 4) / 10, Double($0 % 3) / 10] }
    let far = (0..<40).map { [100 + Double($0 % 5) * 2, Double($0 % 7)] }
    let rows = Matrix(still + far + [[40, 0], [60, 0]])
    let starts: [[[Double]]] = [
      [[0, 0], [50, 0], [100, 3]], [[0, 0], [51, 900], [100, 3]],
    ]
    for start in starts {
      var method = KMeans(clusterCount: 3)
      let with = method.fit(rows, from: Matrix(start))
      method.usesBounds = false
      #expect(with == method.fit(rows, from: Matrix(start)))
    }
  }

  @Test func anEmptyClusterTakesAFarRow() {
    let rows = Matrix([[0], [1], [10], [11], [100]])
    let fit = KMeans(clusterCount: 3).fit(rows, from: Matrix([[0.5], [10.5], [-500]]))
    #expect(AdjustedRand.index(fit.labels, [0, 0, 1, 1, 2]) == 1)
  }

  @Test func tooManyClustersAndEqualRows() throws {
    var generator = SeededGenerator(seed: 1)
    #expect(throws: ClusteringError.tooManyClusters(asked: 3, rows: 2)) {
      try KMeans(clusterCount: 3).fit(Matrix([[1], [2]]), using: &generator)
    }
    let fit = try KMeans(clusterCount: 3)
      .fit(Matrix([[Double]](repeating: [1], count: 5)), using: &generator)
    #expect(fit.inertia == 0)
    let all = try KMeans(clusterCount: 4)
      .fit(Matrix([[1], [2], [3], [9]]), using: &generator)
    #expect(Set(all.labels).count == 4)
  }

  @Test func saysWhereThereAreFewerDistinctRowsThanClusters() throws {
    var generator = SeededGenerator(seed: 1)
    let fit = try KMeans(clusterCount: 3).fit(Matrix([[1], [1], [1], [4]]), using: &generator)
    #expect(fit.usedClusterCount == 2)
    #expect(
      fit.shortfall
        == "2 of 3 clusters have a row: there are not more distinct rows than that")
  }

  @Test func tooLargeAProblemIsRefusedWithTheMemoryThatItWouldNeed() {
    var generator = SeededGenerator(seed: 1)
    var method = KMeans(clusterCount: 2)
    method.memoryLimit = MemoryLimit(bytes: 50)
    let error = #expect(throws: ClusteringError.self) {
      try method.fit(Matrix([[1], [2], [3]]), using: &generator)
    }
    #expect(
      error?.description
        == "k-means would need 0.8 kB of memory and may take 0.1 kB; ask for fewer clusters, "
        + "take fewer rows, or run it on a larger machine")
  }

  @Test func greedySeedsAndARowThatIsNoNumber() throws {
    let points = RandomPoints.uniform(count: 400, dimension: 3, seed: 8)
    var method = KMeans(clusterCount: 8)
    method.seeding = .greedy(restartCount: 3)
    var (first, second) = (SeededGenerator(seed: 2), SeededGenerator(seed: 2))
    let one = try method.fit(Matrix(points), using: &first)
    method.threadCount = 2
    #expect(try method.fit(Matrix(points), using: &second) == one)
    #expect(throws: ClusteringError.notFinite(row: 1, column: 0)) {
      try method.fit(Matrix([[1], [.infinity]] + points.map { [$0[0]] }), using: &first)
    }
  }

  @Test func aConstantColumnAndOneRowChangeNothing() throws {
    var generator = SeededGenerator(seed: 1)
    let points = RandomPoints.uniform(count: 300, dimension: 2, seed: 9)
    let plain = KMeans(clusterCount: 5).fit(
      Matrix(points), from: Matrix(Array(points[0..<5])))
    let constant = KMeans(clusterCount: 5).fit(
      Matrix(points.map { $0 + [7] }), from: Matrix(points[0..<5].map { $0 + [7] }))
    #expect(plain.labels == constant.labels)
    let one = try KMeans(clusterCount: 1).fit(Matrix([[4, 2]]), using: &generator)
    #expect(one.labels == [0])
    #expect(one.centers == Matrix([[4, 2]]))
    #expect(one.inertia == 0)
  }
}
