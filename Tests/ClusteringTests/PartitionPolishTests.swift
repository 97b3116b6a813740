import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct PartitionPolishTests {
  @Test func swapsTwoStraysByHand() {
    // {0, 1, 11} and {10, 12, 2}: swapping 11 and 2 gives {0, 1, 2} and {10, 12, 11}, 2 + 2.
    let rows = Matrix([[0], [1], [11], [10], [12], [2]])
    var polish = PartitionPolish(rows: rows, labels: [0, 0, 0, 1, 1, 1], sizes: 3...3)
    polish.run(maximumSweepCount: 5)
    #expect(polish.labels == [0, 0, 1, 1, 1, 0])
    #expect(abs(polish.sumOfSquares - 4) < 1e-9)
  }

  @Test func movesOnlyWhereTheSizesAllow() {
    let rows = Matrix([[0], [1], [9], [10], [11]])
    var free = PartitionPolish(rows: rows, labels: [0, 0, 0, 1, 1], sizes: 1...4)
    free.run(maximumSweepCount: 5)
    #expect(free.labels == [0, 0, 1, 1, 1])
    var bound = PartitionPolish(rows: rows, labels: [0, 0, 0, 1, 1], sizes: 2...2)
    bound.run(maximumSweepCount: 5)
    // No single move is allowed, and no swap gains: 9 stays with 0 and 1.
    #expect(bound.labels == [0, 0, 0, 1, 1])
  }

  @Test func aFullClusterPassesARowOnByHand() {
    // 4.4 belongs to the full {5, 6, 6.9}, which sends 6.9 on to {8, 9}; no move or swap can do that.
    let rows = Matrix([[0], [1], [4.4], [5], [6], [6.9], [8], [9]])
    let labels = [0, 0, 0, 1, 1, 1, 2, 2]
    var polish = PartitionPolish(rows: rows, labels: labels, sizes: 2...3)
    let before = polish.sumOfSquares
    let isChained = polish.chain(2, neighbors: [[1, 2], [0, 2], [1, 0]])
    #expect(isChained)
    #expect(polish.labels == [0, 0, 1, 1, 1, 2, 2, 2])
    #expect(polish.sumOfSquares < before)
    #expect(abs(polish.sumOfSquares - squares([[0, 1], [4.4, 5, 6], [6.9, 8, 9]])) < 1e-4)
    let isChainedAgain = polish.chain(2, neighbors: [[1, 2], [0, 2], [1, 0]])
    #expect(!isChainedAgain)
  }

  @Test func neverRisesFromSweepToSweep() {
    let rows = Matrix(RandomPoints.uniform(count: 300, dimension: 3, seed: 3))
    // Tight sizes, so that chains take part.
    var polish = PartitionPolish(rows: rows, labels: (0..<300).map { $0 / 14 }, sizes: 6...15)
    polish.makesChains = true
    var before = polish.sumOfSquares
    for _ in 0..<10 {
      polish.run(maximumSweepCount: 2)
      #expect(polish.sumOfSquares <= before * (1 + 1e-7))
      before = polish.sumOfSquares
    }
    var counts = [Int](repeating: 0, count: 22)
    for label in polish.labels { counts[label] += 1 }
    #expect(counts.allSatisfy { (6...15).contains($0) })
  }

  private func squares(_ clusters: [[Double]]) -> Double {
    clusters.reduce(0) { total, values in
      let mean = values.reduce(0, +) / Double(values.count)
      return total + values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }
}
