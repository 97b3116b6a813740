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
}
