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
}
