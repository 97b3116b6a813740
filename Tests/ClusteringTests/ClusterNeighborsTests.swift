import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ClusterNeighborsTests {
  @Test func areExactWhereEveryPairIsMeasured() {
    let centers = Matrix(RandomPoints.uniform(count: 700, dimension: 4, seed: 5))
    let near = ClusterNeighbors(of: centers, count: 6, threadCount: 2)
    let exact = centers.nearestOtherRows(count: 6)
    #expect(near.groups.count > 1)
    // Products of different blocks differ in their last digits: sets agree, and almost all orders.
    #expect(near.lists.map { Set($0) } == exact.map { Set($0) })
  }

  @Test func findMostOfTheNearestAmongMany() {
    let centers = Matrix(RandomPoints.uniform(count: 6000, dimension: 3, seed: 6))
    let near = ClusterNeighbors(of: centers, count: 8, threadCount: 2)
    let exact = centers.nearestOtherRows(count: 8)
    let found = zip(near.lists, exact).reduce(0) { $0 + Set($1.0).intersection($1.1).count }
    #expect(Double(found) > 0.98 * 8 * 6000)
    #expect(ClusterNeighbors(of: centers, count: 8, threadCount: 1).lists == near.lists)
  }

  @Test func aStrayRowsNearestClusterIsAdded() {
    // The center of {0, 10} is 5; its nearest cluster is 6, but the row 10 lies nearest to 10.5.
    let rows = Matrix([[0], [10], [6], [10.5]])
    let centers = Matrix([[5], [6], [10.5]])
    var near = ClusterNeighbors(of: centers, count: 1, threadCount: 1)
    #expect(near.lists[0] == [1])
    #expect(near.addNearest(to: rows, members: [[0, 1], [2], [3]]) == [1])
    #expect(near.lists[0] == [1, 2])
  }
}
