import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SilhouetteTests {
  @Test func agreesWithTheDefinitionByHand() {
    // Centers 1 and 10: 0 is 1 from its own and 10 from the other; 2 is 1 and 8; 10 is 0 and 9.
    let rows = Matrix(rowCount: 3, columnCount: 1, rowMajor: [0, 2, 10])
    let values = Silhouette.simplified(rows, labels: [0, 0, 1], threadCount: 1)
    #expect(abs(values[0] - 0.9) < 1e-6)
    #expect(abs(values[1] - 7.0 / 8) < 1e-6)
    #expect(abs(values[2] - 1) < 1e-6)
  }

  @Test func aRowNearerToAnotherCenterIsNegative() {
    let rows = Matrix(rowCount: 4, columnCount: 1, rowMajor: [0, 0, 9, 10])
    let values = Silhouette.simplified(rows, labels: [0, 0, 0, 1], threadCount: 1)
    #expect(values[2] < 0)
    #expect(Silhouette.simplified(rows, labels: [0, 0, 0, 0], threadCount: 1) == [0, 0, 0, 0])
  }

  @Test func exactAgreesWithTheGoldenFile() throws {
    for golden in try GoldenQuality.cases() {
      let values = Silhouette.exact(golden.rows, labels: golden.labels, threadCount: 1)
      #expect(values.count == golden.silhouettes.count)
      for (value, expected) in zip(values, golden.silhouettes) {
        #expect(abs(value - expected) < 2e-4, "\(golden)")
      }
      let mean = values.reduce(0, +) / Double(values.count)
      #expect(abs(mean - (golden.values["silhouette"] ?? .nan)) < 2e-5, "\(golden)")
    }
  }

  @Test func exactAgreesWithTheDefinitionAcrossBlocks() {
    // More rows than one block of columns, clusters across its border, and pairs of near-equal rows.
    let points = RandomPoints.uniform(count: 2300, dimension: 3, seed: 4)
    let near = points.prefix(50).map { $0.map { $0 + 1e-4 } }
    let all = points + near
    let labels = all.indices.map { $0 * 7 / all.count }
    let rows = Matrix(all)
    let values = Silhouette.exact(rows, labels: labels, threadCount: 1)
    for row in stride(from: 0, to: all.count, by: 97) {
      #expect(abs(values[row] - silhouette(of: row, all, labels)) < 1e-4)
    }
    #expect(Silhouette.exact(rows, labels: labels, threadCount: 2) == values)
  }

  @Test func exactOfTrivialPartitions() {
    let rows = Matrix([[0, 1], [2, 3], [2, 3]])
    #expect(Silhouette.exact(rows, labels: [0, 0, 0], threadCount: 1) == [0, 0, 0])
    #expect(Silhouette.exact(rows, labels: [0, 1, 2], threadCount: 1) == [0, 0, 0])
    let equal = Matrix([[Double]](repeating: [0.1, 7], count: 4))
    #expect(Silhouette.exact(equal, labels: [0, 0, 1, 1], threadCount: 1) == [0, 0, 0, 0])
    let none = Matrix(rowCount: 0, columnCount: 2)
    #expect(Silhouette.exact(none, labels: [], threadCount: 1) == [])
  }

  private func silhouette(of row: Int, _ points: [[Double]], _ labels: [Int]) -> Double {
    var sums = [Double](repeating: 0, count: 7)
    var counts = [Double](repeating: 0, count: 7)
    for other in points.indices where other != row {
      let square = zip(points[row], points[other]).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      sums[labels[other]] += square.squareRoot()
      counts[labels[other]] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let a = means[labels[row]]
    let b = means.indices.filter { $0 != labels[row] }.map { means[$0] }.min() ?? 0
    return (b - a) / max(a, b)
  }
}
