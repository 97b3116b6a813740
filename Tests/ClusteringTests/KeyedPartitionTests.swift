import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct KeyedPartitionTests {
  /// 30 rows of key 7, 40 of key −2, in turn.
  private let points = RandomPoints.uniform(count: 70, dimension: 3, seed: 1)
  private let keys = (0..<70).map { $0 < 60 ? ($0 % 2 == 0 ? 7 : -2) : -2 }

  @Test func noClusterCrossesAKey() throws {
    let fit = try KeyedPartition(method: SizeBoundedPartition(sizes: 5...15))
      .fit(Matrix(points), keys: keys)
    #expect(fit.unplaced.isEmpty)
    var counts = [Int](repeating: 0, count: fit.clusterCount)
    for label in fit.labels { counts[label] += 1 }
    #expect(counts.allSatisfy { (5...15).contains($0) })
    for label in 0..<fit.clusterCount {
      let own = Set(fit.labels.indices.filter { fit.labels[$0] == label }.map { keys[$0] })
      #expect(own.count == 1)
    }
    let inertia = Inertia.sum(Matrix(points), labels: fit.labels, threadCount: 1)
    #expect(abs(fit.sumOfSquares - inertia) < 1e-4)
    #expect(fit.labels[0] == 0)
  }

  @Test(arguments: [5, 7, 10, 14]) func sharesTheCountAskedForAmongTheKeys(count: Int) throws {
    var method = SizeBoundedPartition(sizes: 5...15)
    method.clusterCount = count
    let fit = try KeyedPartition(method: method).fit(Matrix(points), keys: keys)
    #expect(fit.clusterCount == count)
  }

  @Test func refusesACountThatTheKeysDoNotAllow() {
    var method = SizeBoundedPartition(sizes: 5...15)
    method.clusterCount = 15
    let error = ClusteringError.infeasibleKeyedCount(asked: 15, allowed: 5...14)
    #expect(throws: error) {
      try KeyedPartition(method: method).fit(Matrix(points), keys: keys)
    }
    #expect(
      error.description == "15 segments that cross no key are not possible: the keys allow 5 to 14")
  }

  @Test func refusesAKeyThatNoNumberOfClustersHolds() {
    let few = keys.enumerated().map { $0 < 4 ? 3 : $1 }
    let error = ClusteringError.infeasibleKey(key: 3, rows: 4, sizes: 5...15)
    #expect(throws: error) {
      try KeyedPartition(method: SizeBoundedPartition(sizes: 5...15)).fit(Matrix(points), keys: few)
    }
    #expect(
      error.description
        == "key 3: 4 rows cannot be cut into segments of 5 to 15: they do not fill one segment; "
        + "widen the sizes, or allow rows to be left over")
  }

  @Test func leavesAsFewRowsOverAsThereMustBeWithTheReason() throws {
    // 19 rows of 10 to 15: 15 can be placed, the four farthest from the mean cannot.
    let line = (0..<19).map { [Double($0 < 15 ? $0 : 1000 + $0)] }
    var keyed = KeyedPartition(method: SizeBoundedPartition(sizes: 10...15))
    keyed.leftOver = .allowed
    let fit = try keyed.fit(
      Matrix(line + [[5], [6]]), keys: [Int](repeating: 0, count: 19) + [1, 1])
    #expect(fit.labels == [Int](repeating: 0, count: 15) + [Int](repeating: -1, count: 6))
    #expect(
      fit.unplaced == [
        KeyedPartition.Unplaced(
          key: 0, rows: [15, 16, 17, 18],
          reason: .infeasibleKey(key: 0, rows: 19, sizes: 10...15)),
        KeyedPartition.Unplaced(
          key: 1, rows: [19, 20], reason: .infeasibleKey(key: 1, rows: 2, sizes: 10...15)),
      ])
  }

  @Test func manyKeysHaveTheSameBytesForAnyNumberOfThreads() throws {
    let rows = Matrix(RandomPoints.uniform(count: 400, dimension: 3, seed: 2))
    let many = (0..<400).map { $0 % 8 }
    var keyed = KeyedPartition(method: SizeBoundedPartition(sizes: 5...15))
    let one = try keyed.fit(rows, keys: many)
    keyed.method.threadCount = 2
    #expect(try keyed.fit(rows, keys: many) == one)
    let none = try keyed.fit(Matrix(rowCount: 0, columnCount: 3), keys: [])
    #expect(none.labels == [] && none.clusterCount == 0)
  }
}
