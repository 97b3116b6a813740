import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CountAdjustmentTests {
  @Test(arguments: [27, 28, 35, 40, 41, 55, 79, 80])
  func reachesEveryCountThatTheSizesAllow(count: Int) {
    let rows = Matrix(RandomPoints.uniform(count: 400, dimension: 3, seed: 4))
    var adjustment = CountAdjustment(
      rows: rows, labels: (0..<400).map { $0 / 10 }, sizes: 5...15, threadCount: 1)
    adjustment.reach(count)
    let (labels, changed) = adjustment.result
    var counts = [Int](repeating: 0, count: count)
    for label in labels { counts[label] += 1 }
    #expect(counts.allSatisfy { (5...15).contains($0) })
    #expect(changed.contains(true) == (count != 40))
  }

  @Test func exchangesASplitForAMergerByHand() {
    // {0, 100} costs 5000; 50 and 51 apart: their merger costs 1 / 2.
    let rows = Matrix([[0], [100], [50], [51]])
    var adjustment = CountAdjustment(
      rows: rows, labels: [0, 0, 1, 2], sizes: 1...2, threadCount: 1)
    #expect(abs(adjustment.exchange() - (5000 - 0.5)) < 1e-3)
    #expect(adjustment.result.labels == [0, 1, 2, 2])
    #expect(adjustment.exchange() == 0)
  }

  @Test func settlesAtAPriceByHand() {
    let rows = Matrix([[0], [100], [50], [51]])
    var adjustment = CountAdjustment(
      rows: rows, labels: [0, 0, 1, 2], sizes: 1...2, threadCount: 1)
    #expect(adjustment.settle(price: 1) == 2)
    #expect(adjustment.result.labels == [0, 1, 2, 2])
    #expect(adjustment.settle(price: 0.1) == 1)
    #expect(adjustment.result.labels == [0, 1, 2, 3])
  }
}
