import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct RegionalPolishTests {
  @Test func comesNearThePolishOfAllRowsTogether() {
    let rows = Matrix(RandomPoints.uniform(count: 3000, dimension: 4, seed: 7))
    let labels = (0..<3000).map { $0 / 10 }
    var whole = PartitionPolish(rows: rows, labels: labels, sizes: 5...15)
    whole.run(maximumSweepCount: 30)
    var regional = RegionalPolish(rows: rows, labels: labels, sizes: 5...15, threadCount: 1)
    regional.run(maximumSweepCount: 30)
    let reached = Inertia.sum(rows, labels: regional.labels, threadCount: 1)
    #expect(reached < 1.03 * whole.sumOfSquares)
    var counts = [Int](repeating: 0, count: 300)
    for label in regional.labels { counts[label] += 1 }
    #expect(counts.allSatisfy { (5...15).contains($0) })
    var two = RegionalPolish(rows: rows, labels: labels, sizes: 5...15, threadCount: 2)
    two.run(maximumSweepCount: 30)
    #expect(two.labels == regional.labels)
  }

  @Test func neverRisesFromRoundToRound() {
    let rows = Matrix(RandomPoints.uniform(count: 2500, dimension: 3, seed: 8))
    var labels = (0..<2500).map { $0 / 10 }
    var before = Inertia.sum(rows, labels: labels, threadCount: 1)
    for _ in 0..<6 {
      var polish = RegionalPolish(rows: rows, labels: labels, sizes: 5...15, threadCount: 1)
      polish.run(maximumSweepCount: 1)
      labels = polish.labels
      let after = Inertia.sum(rows, labels: labels, threadCount: 1)
      #expect(after <= before * (1 + 1e-7))
      before = after
    }
  }
}
