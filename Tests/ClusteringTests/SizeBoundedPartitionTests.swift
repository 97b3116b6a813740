import Clustering
import LinearAlgebra
import Statistics
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

  @Test(arguments: [27, 33, 40, 41, 80])
  func hasExactlyTheCountAskedFor(count: Int) throws {
    var method = SizeBoundedPartition(sizes: 5...15)
    method.clusterCount = count
    let fit = try method.fit(Matrix(RandomPoints.uniform(count: 400, dimension: 4, seed: 6)))
    #expect(fit.clusterCount == count)
    try expectWithinBounds(fit, count: 400, sizes: 5...15)
  }

  @Test func refusesACountThatCannotHoldTheRowsWithTheArithmetic() {
    let rows = Matrix(RandomPoints.uniform(count: 100, dimension: 2, seed: 1))
    var method = SizeBoundedPartition(sizes: 5...15)
    method.clusterCount = 21
    let many = ClusteringError.infeasibleCount(asked: 21, rows: 100, sizes: 5...15)
    #expect(throws: many) { try method.fit(rows) }
    #expect(
      many.description
        == "100 rows cannot be cut into 21 segments of 5 to 15: 21 × 5 = 105 need too many; "
        + "ask for 7 to 20")
    method.clusterCount = 6
    let few = ClusteringError.infeasibleCount(asked: 6, rows: 100, sizes: 5...15)
    #expect(throws: few) { try method.fit(rows) }
    #expect(few.description.contains("6 × 15 = 90 hold too few"))
  }

  @Test func aHigherPriceMakesFewerClusters() throws {
    let rows = Matrix(RandomPoints.uniform(count: 300, dimension: 3, seed: 12))
    let counts = try [0.1, 0.5, 2].map { price in
      var method = SizeBoundedPartition(sizes: 3...20)
      method.clusterPrice = price
      return try method.fit(rows).clusterCount
    }
    #expect(counts[0] > counts[1] && counts[1] > counts[2])
  }

  @Test func noRowsOneRowAndTwo() throws {
    let none = try SizeBoundedPartition(sizes: 5...15).fit(Matrix(rowCount: 0, columnCount: 2))
    #expect(none.labels == [] && none.clusterCount == 0)
    let one = try SizeBoundedPartition(sizes: 1...2).fit(Matrix([[3, 4]]))
    #expect(one.labels == [0] && one.sumOfSquares == 0)
    var method = SizeBoundedPartition(sizes: 1...2)
    method.clusterCount = 2
    #expect(try method.fit(Matrix([[3, 4], [5, 6]])).labels == [0, 1])
    #expect(try method.fit(Matrix([[3, 4], [3, 4]])).labels == [0, 1])
  }

  @Test(arguments: [false, true]) func doesNotDependOnTheOrderOfTheRows(inCells: Bool) throws {
    let points = RandomPoints.uniform(count: 1200, dimension: 4, seed: 10)
    var order = Array(0..<1200)
    var generator = SeededGenerator(seed: 1)
    order.shuffle(using: &generator)
    var method = SizeBoundedPartition(sizes: 5...15)
    method.cellLimit = inCells ? 500 : 6000
    let fit = try method.fit(Matrix(points))
    let shuffled = try method.fit(Matrix(order.map { points[$0] }))
    #expect(AdjustedRand.index(order.map { fit.labels[$0] }, shuffled.labels) == 1)
    #expect(fit.sumOfSquares == shuffled.sumOfSquares)
  }

  @Test func manyEqualRowsInCellsDoNotFlockTogether() throws {
    let points = RandomPoints.uniform(count: 500, dimension: 3, seed: 11)
    let rows = Matrix([[Double]](repeating: [0, 0, 0], count: 9000) + points)
    let fit = try SizeBoundedPartition(sizes: 5...15).fit(rows)
    try expectWithinBounds(fit, count: 9500, sizes: 5...15)
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
