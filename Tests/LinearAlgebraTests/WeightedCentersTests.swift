import LinearAlgebra
import TestSupport
import Testing

@Suite struct WeightedCentersTests {
  @Test func findsTheCheapestMergerByHand() {
    // Costs from 0: to 2 weighing 1: 1/2 · 4 = 2; to 1.5 weighing 9: 9/10 · 2.25 = 2.025.
    let rows = Matrix(rowCount: 3, columnCount: 1, rowMajor: [0, 2, 1.5])
    let centers = WeightedCenters(rows: rows, weights: [1, 1, 9])
    let nearest = centers.nearestUnderWard(to: 0)
    #expect(nearest.center == 1)
    #expect(nearest.cost == 2)
  }

  @Test func tiesGoToThePreferredThenToTheLowerIndex() {
    let rows = Matrix(rowCount: 4, columnCount: 1, rowMajor: [0, 1, -1, 1])
    let centers = WeightedCenters(rows: rows, weights: [1, 1, 1, 1])
    #expect(centers.nearestUnderWard(to: 0).center == 1)
    #expect(centers.nearestUnderWard(to: 0, preferred: 2).center == 2)
    #expect(centers.nearestUnderWard(to: 0, preferred: 3).center == 3)
  }

  @Test(arguments: 1...5)
  func costIsTheSameBitsFromEitherSide(seed: Int) {
    let rows = Matrix(RandomPoints.uniform(count: 2, dimension: 37, seed: UInt64(seed)))
    let centers = WeightedCenters(rows: rows, weights: [3, 7])
    #expect(centers.nearestUnderWard(to: 0).cost == centers.nearestUnderWard(to: 1).cost)
  }

  @Test func mergesToTheWeightedMeanAndMovesTheLastOne() {
    let rows = Matrix(rowCount: 3, columnCount: 1, rowMajor: [0, 4, 100])
    var centers = WeightedCenters(rows: rows, weights: [1, 3, 1])
    centers.merge(0, 1)
    #expect(centers.count == 2)
    #expect(centers.weight(0) == 4)
    // The mean is 3 and the other center, now in place 1, is 100: 4 · 1 / 5 · 97².
    #expect(centers.nearestUnderWard(to: 0).cost == Float(0.8 * 97 * 97))
  }
}
