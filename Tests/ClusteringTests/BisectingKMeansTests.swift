import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct BisectingKMeansTests {
  @Test func splitsFourPairsByHand() throws {
    let rows = Matrix([[0], [1], [10], [11], [100], [101], [110], [111]])
    let fit = try BisectingKMeans(clusterCount: 4).fit(rows, seed: 1)
    #expect(fit.labels == [0, 0, 1, 1, 2, 2, 3, 3])
    #expect(fit.centers == Matrix([[0.5], [10.5], [100.5], [110.5]]))
    #expect(fit.inertia == 2)
    #expect(fit.shortfall == nil)
  }

  @Test(arguments: [2, 7, 50, 300])
  func givesExactlyAsManyClustersAsAreAskedFor(count: Int) throws {
    let rows = Matrix(RandomPoints.uniform(count: 2000, dimension: 4, seed: 3))
    var method = BisectingKMeans(clusterCount: count)
    let fit = try method.fit(rows, seed: 5)
    #expect(Set(fit.labels) == Set(0..<count))
    let own = rows.squaredDistances(
      toOwn: fit.centers, labels: fit.labels.map(Int32.init), threadCount: 1)
    let inertia = own.reduce(0.0) { $0 + Double($1) }
    #expect(abs(inertia - fit.inertia) < 1e-3 * fit.inertia)
    method.threadCount = 2
    #expect(try method.fit(rows, seed: 5) == fit)
  }

  @Test func comesNearPlainKMeans() throws {
    let rows = Matrix(RandomPoints.uniform(count: 3000, dimension: 3, seed: 4))
    let bisected = try BisectingKMeans(clusterCount: 60).fit(rows, seed: 1)
    let plain = KMeans(clusterCount: 60).fit(rows, from: rows.rows((0..<60).map { $0 * 50 }))
    #expect(bisected.inertia < 1.15 * plain.inertia)
  }

  @Test func encodedRowsWithMissingValuesAreSplitToo() throws {
    let rows = RandomEncodedRows(
      count: 600, numberCount: 3, levelCounts: [4, 9], tagCount: 8, missingShare: 0.2, seed: 2
    ).encoded
    let fit = try BisectingKMeans(clusterCount: 25).fit(rows, seed: 3)
    #expect(Set(fit.labels).count == 25)
  }

  @Test func equalRowsAreNotSplitAndItSaysSo() throws {
    let rows = Matrix([[1], [1], [1], [2], [2]])
    let fit = try BisectingKMeans(clusterCount: 4).fit(rows, seed: 1)
    #expect(fit.labels == [0, 0, 0, 1, 1])
    #expect(
      fit.shortfall
        == "2 of 4 clusters have a row: there are not more distinct rows than that")
  }

  @Test func refusesWhatCannotBeDone() {
    #expect(throws: ClusteringError.tooManyClusters(asked: 3, rows: 2)) {
      try BisectingKMeans(clusterCount: 3).fit(Matrix([[1], [2]]), seed: 1)
    }
    var small = BisectingKMeans(clusterCount: 2)
    small.memoryLimit = MemoryLimit(bytes: 100)
    #expect(throws: ClusteringError.self) { try small.fit(Matrix([[1], [2]]), seed: 1) }
  }
}
