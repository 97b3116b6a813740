import LinearAlgebra
import TestSupport
import Testing
import Vectorizing

@Suite struct ProjectionTests {
  @Test func aLineHasOneDirectionByHand() throws {
    // Points on y = x: one direction holds everything, at distances ±√2 from the origin.
    let matrix = Matrix([[-1, -1], [1, 1]])
    let projection = try Projection(of: matrix, count: 1, threadCount: 1)
    #expect(abs(projection.explainedShare - 1) < 1e-12)
    #expect(abs(abs(projection.rows[0, 0]) - 2.0.squareRoot().float) < 1e-6)
  }

  @Test(arguments: 1...4)
  func allDirectionsKeepEveryDistance(seed: Int) throws {
    let matrix = Matrix(RandomPoints.uniform(count: 30, dimension: 6, seed: UInt64(seed)))
    let projection = try Projection(of: matrix, count: 6, threadCount: 2)
    for (first, second) in [(0, 1), (5, 29), (12, 3)] {
      let before = squared(matrix.row(first), matrix.row(second))
      let after = squared(projection.rows.row(first), projection.rows.row(second))
      #expect(abs(before - after) < 1e-5)
    }
    let fewer = try Projection(of: matrix, count: 2, threadCount: 1)
    #expect(fewer.explainedShare > 0 && fewer.explainedShare < 1)
  }

  private func squared(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
    zip(a, b).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
  }
}

extension Double {
  fileprivate var float: Float { Float(self) }
}
