import LinearAlgebra
import TestSupport
import Testing

@Suite struct SquaredDistanceTests {
  @Test func byHand() {
    let matrix = Matrix([[0, 0], [3, 4]])
    #expect(matrix.squaredDistance(fromRow: 0, to: matrix, row: 1) == 25)
    #expect(matrix.squaredNorms == [0, 25])
  }

  @Test(arguments: 1...5)
  func agreesWithTheDefinition(seed: Int) {
    let points = RandomPoints.uniform(count: 20, dimension: seed * 11, seed: UInt64(seed))
    let matrix = Matrix(points)
    let norms = matrix.squaredNorms
    for row in 1..<20 {
      let expected = zip(points[0], points[row]).reduce(0.0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      #expect(
        abs(Double(matrix.squaredDistance(fromRow: 0, to: matrix, row: row)) - expected) < 1e-4)
      let norm = points[row].reduce(0.0) { $0 + $1 * $1 }
      #expect(abs(Double(norms[row]) - norm) < 1e-4)
    }
  }
}
