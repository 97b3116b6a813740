import LinearAlgebra
import TestSupport
import Testing

@Suite struct DistanceSumsTests {
  @Test(arguments: [1, 63, 64, 65, 2047, 2050, 4200])
  func agreesWithTheDefinition(count: Int) {
    let points = RandomPoints.uniform(count: count, dimension: 5, seed: UInt64(count))
    let rows = Matrix(points)
    let ends = [count / 3, count / 3, count * 2 / 3, count]
    let sums = rows.distanceSums(toRunsEndingAt: ends, threadCount: 2) { row, sums in
      [Double(row)] + Array(sums)
    }
    #expect(sums.count == count)
    for row in stride(from: 0, to: count, by: max(1, count / 7)) {
      #expect(sums[row][0] == Double(row))
      var start = 0
      for (run, end) in ends.enumerated() {
        let exact = (start..<end).reduce(0.0) { total, other in
          let squares = zip(points[row], points[other]).map { ($0 - $1) * ($0 - $1) }
          return total + squares.reduce(0, +).squareRoot()
        }
        #expect(abs(sums[row][run + 1] - exact) < 1e-5 * Double(count) + 1e-5)
        start = end
      }
    }
  }

  @Test func nearRowsFarFromZeroKeepTheirDigits() {
    let rows = Matrix([[1000, 1000], [1000, 1000.5], [1000.25, 1000]])
    let sums = rows.distanceSums(toRunsEndingAt: [1, 2, 3], threadCount: 1) { _, sums in
      Array(sums)
    }
    #expect(sums[0] == [0, 0.5, 0.25])
  }
}
