import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct MiniBatchKMeansTests {
  @Test(arguments: 1...4)
  func comesNearTheExactInertia(seed: Int) throws {
    let rows = Matrix(RandomPoints.uniform(count: 20_000, dimension: 4, seed: UInt64(seed)))
    var generator = SeededGenerator(seed: UInt64(seed))
    let preview = try MiniBatchKMeans(clusterCount: 12).preview(rows, using: &generator)
    let exact = try KMeans(clusterCount: 12).fit(rows, using: &generator)
    #expect(preview.inertia < 1.1 * exact.inertia)
    #expect(preview.usedClusterCount == 12)
    #expect(preview.shortfall == nil)
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    let rows = RandomEncodedRows(
      count: 9000, numberCount: 2, levelCounts: [4, 9], tagCount: 8, missingShare: 0.1, seed: 2
    ).encoded
    var method = MiniBatchKMeans(clusterCount: 15)
    var (first, second) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1))
    let one = try method.preview(rows, using: &first)
    method.threadCount = 2
    #expect(try method.preview(rows, using: &second) == one)
  }

  @Test func saysWhereClustersHaveNoRow() throws {
    var generator = SeededGenerator(seed: 1)
    let rows = Matrix([[1], [1], [2]])
    let preview = try MiniBatchKMeans(clusterCount: 3).preview(rows, using: &generator)
    #expect(preview.usedClusterCount == 2)
    #expect(preview.shortfall == "2 of 3 clusters of this preview have a row")
    #expect(throws: ClusteringError.tooManyClusters(asked: 4, rows: 3)) {
      try MiniBatchKMeans(clusterCount: 4).preview(rows, using: &generator)
    }
  }
}
