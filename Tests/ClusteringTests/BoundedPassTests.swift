import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Passes with so many centers that those which moved farthest are measured by themselves first.
@Suite struct BoundedPassTests {
  @Test(arguments: 1...5)
  func fewFarMoversChangeNoLabel(seed: Int) {
    let rows = Matrix(RandomPoints.uniform(count: 3000, dimension: 4, seed: UInt64(seed)))
    var draw = SeededGenerator(seed: UInt64(seed))
    var centers = rows.rows((0..<150).map { $0 * 20 })
    var passes = LloydPasses(rows: rows, centers: centers, usesBounds: true, threadCount: 2)
    for pass in 0..<8 {
      _ = passes.assign(to: centers)
      #expect(passes.labels == rows.assignment(to: centers, threadCount: 1).labels)
      // A few jump, as many centers exchange places, and the others creep.
      for center in 0..<150 {
        let step = center % 37 == pass ? 0.3 : 0.002
        for column in 0..<4 { centers[center, column] += Float(step * (draw.unit() - 0.5)) }
      }
    }
  }

  @Test(arguments: 1...3)
  func encodedRowsWithTiesAndMissingValuesTooAreMeasuredToTheMoversFirst(seed: Int) {
    let rows = RandomEncodedRows(
      count: 2500, numberCount: 2, levelCounts: [3, 4, 6], tagCount: 8, missingShare: 0.15,
      seed: UInt64(seed)
    ).encoded
    let start = rows.written((0..<160).map { $0 * 15 })
    var method = KMeans(clusterCount: 160)
    let with = method.fit(rows, from: start)
    method.usesBounds = false
    #expect(with == method.fit(rows, from: start))
  }
}
