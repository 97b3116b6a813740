import LinearAlgebra
import TestSupport
import Testing

@Suite struct AssignmentTests {
  @Test func findsTheNearestByHand() {
    let points = Matrix(rowCount: 3, columnCount: 1, rowMajor: [0, 3, 10])
    let centers = Matrix(rowCount: 2, columnCount: 1, rowMajor: [1, 8])
    let result = points.assignment(to: centers, threadCount: 1)
    #expect(result.labels == [0, 0, 1])
    #expect(result.squaredDistances == [1, 4, 4])
    #expect(result.secondSquaredDistances == [64, 25, 81])
  }

  @Test func tiesGoToTheLowerCenterAndOneCenterHasNoSecond() {
    let point = Matrix(rowCount: 1, columnCount: 1, rowMajor: [0])
    let both = Matrix(rowCount: 3, columnCount: 1, rowMajor: [2, -2, 2])
    #expect(point.assignment(to: both, threadCount: 1).labels == [0])
    #expect(point.assignment(to: both, threadCount: 1).secondSquaredDistances == [4])
    let one = Matrix(rowCount: 1, columnCount: 1, rowMajor: [2])
    #expect(point.assignment(to: one, threadCount: 1).secondSquaredDistances == [.infinity])
  }

  @Test(arguments: 1...8)
  func agreesWithTheDefinition(seed: Int) {
    let n = 50 + seed * 13
    let (d, k) = (1 + seed * 5, seed * 3)
    let points = RandomPoints.uniform(count: n, dimension: d, seed: UInt64(seed))
    let centers = RandomPoints.uniform(count: k, dimension: d, seed: UInt64(seed) + 100)
    let result = Matrix(points).assignment(to: Matrix(centers), threadCount: 2)
    for (row, point) in points.enumerated() {
      let distances = centers.map { center in
        zip(point, center).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let sorted = distances.sorted()
      #expect(abs(Double(result.squaredDistances[row]) - sorted[0]) < 1e-4)
      #expect(abs(distances[Int(result.labels[row])] - sorted[0]) < 1e-4)
      if k > 1 { #expect(abs(Double(result.secondSquaredDistances[row]) - sorted[1]) < 1e-4) }
    }
  }

  @Test func isTheSameForAnyNumberOfThreads() {
    let points = Matrix(RandomPoints.uniform(count: 1000, dimension: 7, seed: 1))
    let centers = Matrix(RandomPoints.uniform(count: 9, dimension: 7, seed: 2))
    let one = points.assignment(to: centers, threadCount: 1)
    #expect(one == points.assignment(to: centers, threadCount: 2))
    #expect(one == points.assignment(to: centers, threadCount: 5))
  }

  @Test func noRowsAndNoColumnsAreFine() {
    let none = Matrix(rowCount: 0, columnCount: 2)
    let center = Matrix(rowCount: 1, columnCount: 2, rowMajor: [1, 1])
    #expect(none.assignment(to: center, threadCount: 2).labels.isEmpty)
    let flat = Matrix(rowCount: 2, columnCount: 0)
    let flatCenter = Matrix(rowCount: 1, columnCount: 0)
    #expect(flat.assignment(to: flatCenter, threadCount: 1).labels == [0, 0])
  }
}
