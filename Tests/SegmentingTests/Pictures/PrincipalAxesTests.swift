import LinearAlgebra
import Segmenting
import TestSupport
import Testing

@Suite struct PrincipalAxesTests {
  @Test func findsTheAxesOfACrossByHand() throws {
    let points: [[Double]] = [[3, 5], [-3, 5], [0, 6], [0, 4]]
    let axes = try PrincipalAxes(of: Matrix(points), count: 2, threadCount: 1)
    #expect(axes.shares == [0.9, 0.1])
    #expect(axes.directions == [[1, 0], [0, 1]])
    #expect(axes.coordinates == [[3, -3, 0, 0], [0, 0, 1, -1]])
  }

  @Test(arguments: 1...8) func agreesWithJacobi(seed: Int) throws {
    let (count, dimension) = (
      [40, 300, 7, 3, 1500, 25, 2, 90][seed - 1], [5, 20, 12, 2, 9, 1, 6, 33][seed - 1]
    )
    // Columns of different spread, so that the first axes are not nearly as long as each other.
    let points = RandomPoints.uniform(count: count, dimension: dimension, seed: UInt64(seed))
      .map { point in point.enumerated().map { $1 * (4 / Double(1 + $0)) + Double($0) } }
      .map { point in point.map { Double(Float($0)) } }
    let axes = try PrincipalAxes(of: Matrix(points), count: 2, threadCount: 2)
    let naive = NaivePrincipalAxes(points)
    #expect(axes.coordinates.count == 2 && axes.directions.count == 2)
    for axis in 0..<min(2, dimension, count - 1) {
      #expect(abs(axes.shares[axis] - naive.share(axis)) < 1e-9)
      for (value, expected) in zip(axes.directions[axis], naive.signed(axis)) {
        #expect(abs(value - expected) < 1e-6)
      }
      for (value, expected) in zip(axes.coordinates[axis], naive.coordinates(axis)) {
        #expect(abs(Double(value) - expected) < 1e-4)
      }
    }
  }

  @Test func hasNoAxisWhereNothingDiffers() throws {
    let inputs: [[[Double]]] = [
      [[0.1, 0.7, 0.3]], [[Double]](repeating: [0.1, -1234.7, 0.3], count: 50), [[], [], []],
    ]
    for points in inputs {
      let axes = try PrincipalAxes(of: Matrix(points), count: 2, threadCount: 1)
      #expect(axes.shares == [0, 0])
      #expect(axes.coordinates == [[Float]](repeating: points.map { _ in 0 }, count: 2))
      #expect(axes.directions.allSatisfy { $0 == points[0].map { _ in 0 } })
    }
  }

  @Test func twoPointsAndPointsOnALineHaveOneAxis() throws {
    let line = (0..<30).map { place in [0.3, -0.1, 0.7].map { Double(place) * $0 + 5 } }
    for points in [[[1, 2, 3], [4, 6, 3]], line] {
      let axes = try PrincipalAxes(of: Matrix(points), count: 2, threadCount: 1)
      #expect(abs(axes.shares[0] - 1) < 1e-9 && axes.shares[1] == 0)
      #expect(axes.coordinates[1].allSatisfy { $0 == 0 })
      #expect(axes.directions[1].allSatisfy { $0 == 0 })
      let length = axes.coordinates[0].reduce(0) { max($0, abs($1)) } * 2
      let ends = zip(points[0], points[points.count - 1]).reduce(0.0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      #expect(abs(Double(length) - ends.squareRoot()) < 1e-5)
    }
  }

  @Test func theLargestWeightIsPositiveAndTheFirstOfEqualOnes() throws {
    let points = RandomPoints.uniform(count: 60, dimension: 4, seed: 3)
    let mirrored = points.map { $0.map { -$0 } }
    let one = try PrincipalAxes(of: Matrix(points), count: 2, threadCount: 1)
    let other = try PrincipalAxes(of: Matrix(mirrored), count: 2, threadCount: 1)
    #expect(one.directions == other.directions)
    for direction in one.directions {
      #expect((direction.max { abs($0) < abs($1) } ?? 0) > 0)
    }
    let falling: [[Double]] = [[1, -1], [-1, 1], [2, -2], [-2, 2]]
    for points in [falling, falling.reversed()] {
      let axes = try PrincipalAxes(of: Matrix(points), count: 1, threadCount: 1)
      #expect(axes.directions[0][0] > 0 && axes.directions[0][1] < 0)
    }
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    let rows = Matrix(RandomPoints.uniform(count: 3000, dimension: 17, seed: 5))
    let one = try PrincipalAxes(of: rows, count: 2, threadCount: 1)
    for threadCount in 2...4 {
      let other = try PrincipalAxes(of: rows, count: 2, threadCount: threadCount)
      #expect(one.directions == other.directions && one.shares == other.shares)
      #expect(one.coordinates == other.coordinates)
    }
  }

  @Test func turnedColumnsGiveTheSameAxesInTheOriginalOnes() throws {
    let points = RandomPoints.uniform(count: 200, dimension: 6, seed: 8)
      .map { point in point.enumerated().map { $1 * Double(6 - $0) } }
    // Any orthonormal directions will do; those of other points are such.
    let turn = Matrix(
      NaivePrincipalAxes(RandomPoints.uniform(count: 40, dimension: 6, seed: 9)).directions)
    let turned = points.map { point in
      (0..<6).map { row in zip(turn.row(row), point).reduce(0) { $0 + Double($1.0) * $1.1 } }
    }
    let plain = try PrincipalAxes(of: Matrix(points), count: 2, threadCount: 1)
    let axes = try PrincipalAxes(of: Matrix(turned), columns: turn, count: 2, threadCount: 1)
    for axis in 0..<2 {
      #expect(abs(axes.shares[axis] - plain.shares[axis]) < 1e-6)
      for (value, expected) in zip(axes.directions[axis], plain.directions[axis]) {
        #expect(abs(value - expected) < 1e-5)
      }
      for (value, expected) in zip(axes.coordinates[axis], plain.coordinates[axis]) {
        #expect(abs(value - expected) < 1e-4)
      }
    }
  }
}
