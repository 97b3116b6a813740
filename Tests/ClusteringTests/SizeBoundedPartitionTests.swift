import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SizeBoundedPartitionTests {
  @Test func findsPlantedGroups() throws {
    let planted = RandomPoints.groups(
      sizes: [7, 12, 9, 15, 5, 10], dimension: 6, spread: 0.5, seed: 3)
    let fit = try SizeBoundedPartition(sizes: 5...15).fit(Matrix(planted.points))
    #expect(AdjustedRand.index(fit.labels, planted.labels) == 1)
  }

  @Test(arguments: [5, 6, 14, 16, 23, 50, 101, 400])
  func placesEveryRowOnceWithinBounds(count: Int) throws {
    let points = RandomPoints.uniform(count: count, dimension: 4, seed: UInt64(count))
    let fit = try SizeBoundedPartition(sizes: 5...15).fit(Matrix(points))
    try expectWithinBounds(fit, count: count, sizes: 5...15)
    #expect(fit.sumOfSquares <= fit.sumOfSquaresBeforePolish * (1 + 1e-12))
    #expect(abs(fit.sumOfSquares - sumOfSquares(points, fit.labels)) < 1e-3)
  }

  @Test(arguments: [1...1, 1...3, 10...10, 4...4, 19...21])
  func narrowBoundsHoldEvenWhereNoNodeFits(sizes: ClosedRange<Int>) throws {
    let points = RandomPoints.uniform(count: 40, dimension: 3, seed: 9)
    let fit = try SizeBoundedPartition(sizes: sizes).fit(Matrix(points))
    try expectWithinBounds(fit, count: 40, sizes: sizes)
  }

  @Test func equalRowsBeyondTheUpperBoundAreSplit() throws {
    let fit = try SizeBoundedPartition(sizes: 5...15)
      .fit(Matrix([[Double]](repeating: [1, 1], count: 47)))
    try expectWithinBounds(fit, count: 47, sizes: 5...15)
    #expect(fit.sumOfSquares == 0)
  }

  @Test func refusesSizesThatCannotBeMetWithTheArithmetic() {
    let error = ClusteringError.infeasibleSizes(rows: 19, sizes: 10...15)
    #expect(throws: error) {
      try SizeBoundedPartition(sizes: 10...15).fit(
        Matrix(RandomPoints.uniform(count: 19, dimension: 2, seed: 1)))
    }
    #expect(
      error.description
        == "19 rows cannot be cut into segments of 10 to 15: 1 × 15 = 15 hold too few and "
        + "2 × 10 = 20 need too many; widen the sizes")
  }

  @Test func cellsKeepTheBoundsAndTheBytesForAnyNumberOfThreads() throws {
    let points = Matrix(RandomPoints.uniform(count: 4000, dimension: 5, seed: 4))
    var method = SizeBoundedPartition(sizes: 5...15)
    method.cellLimit = 1500
    let one = try method.fit(points)
    try expectWithinBounds(one, count: 4000, sizes: 5...15)
    method.threadCount = 2
    #expect(try method.fit(points) == one)
  }

  private func expectWithinBounds(
    _ fit: SizeBoundedPartition.Fit, count: Int, sizes: ClosedRange<Int>
  ) throws {
    #expect(fit.labels.count == count)
    var counts = [Int](repeating: 0, count: fit.clusterCount)
    for label in fit.labels { counts[label] += 1 }
    #expect(counts.allSatisfy { sizes.contains($0) })
    #expect(counts.reduce(0, +) == count)
  }

  private func sumOfSquares(_ points: [[Double]], _ labels: [Int]) -> Double {
    var total = 0.0
    for label in Set(labels) {
      let members = points.indices.filter { labels[$0] == label }.map { points[$0] }
      for column in members[0].indices {
        let mean = members.reduce(0.0) { $0 + $1[column] } / Double(members.count)
        total += members.reduce(0.0) { $0 + ($1[column] - mean) * ($1[column] - mean) }
      }
    }
    return total
  }
}
