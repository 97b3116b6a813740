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
    #expect(centers.isEmpty(1))
    #expect(centers.weight(0) == 4)
    // The mean is 3 and the other center is 100: 4 · 1 / 5 · 97².
    #expect(centers.nearestUnderWard(to: 0).center == 2)
    #expect(abs(centers.wardCost(0, 2) - 0.8 * 97 * 97) < 1e-9)
    centers.fillWithLast(1)
    #expect(centers.slotCount == 2)
    #expect(centers.id(1) == 2)
    #expect(centers.nearestUnderWard(to: 0).cost == centers.wardCost(0, 1))
  }

  @Test func packsAndGivesBackRows() {
    let rows = Matrix(RandomPoints.uniform(count: 40, dimension: 5, seed: 1))
    let weights = (0..<40).map { Float($0 + 1) }
    let packed = WeightedCenters(rows: rows, weights: weights).packed([7, 3, 33])
    #expect(packed.count == 3)
    #expect((0..<3).map { packed.id($0) } == [7, 3, 33])
    #expect((0..<3).map { packed.weight($0) } == [8, 4, 34])
    #expect(packed.rows([2, 0]) == rows.rows([33, 7]))
    var kept = WeightedCenters(rows: rows, weights: weights)
    kept.merge(0, 20)
    kept.keepOnly([0, 3, 7, 33])
    #expect(kept.slotCount == 4 && kept.count == 4)
    #expect((0..<4).map { kept.id($0) } == [0, 3, 7, 33])
    #expect((0..<4).map { kept.weight($0) } == [22, 4, 8, 34])
    #expect(kept.rows([3, 1]) == rows.rows([33, 3]))
    #expect((1..<4).contains(kept.nearestUnderWard(to: 0).center))
  }

  // n, d and how many slots are emptied. The columns lie far from zero, where products lose digits.
  @Test(arguments: [(2, 3, 0), (17, 1, 5), (200, 7, 60), (333, 40, 3), (64, 16, 32)])
  func manyAtOnceAgreeWithTheDefinition(count: Int, dimension: Int, emptied: Int) throws {
    let points = RandomPoints.uniform(count: count, dimension: dimension, seed: UInt64(count))
    let rows = Matrix(points.map { $0.map { $0 + 30 } })
    var centers = WeightedCenters(
      rows: rows, weights: (0..<count).map { Float(1 + $0 % 7 * $0 % 5) },
      order: rows.spatialOrder())
    for slot in 0..<emptied { centers.merge(count - 1 - slot % 3, slot) }
    let used = (0..<count).filter { !centers.isEmpty($0) }
    let slots = used.map { Int32($0) }
    let regions = CenterRegions(centers)
    let found = centers.nearestUnderWard(to: slots, regions: regions, threadCount: 2)
    for (place, slot) in used.enumerated() {
      let costs = used.filter { $0 != slot }.map { centers.wardCost(slot, $0) }
      let least = try #require(costs.min())
      let other = Int(found.nearest[place])
      #expect(other != slot && !centers.isEmpty(other))
      #expect(abs(centers.wardCost(slot, other) - least) <= 1e-12 * least)
      #expect(centers.nearestUnderWard(to: slot) == (other, found.costs[place]))
    }
  }

  @Test func tiesOfManyAtOnceGoToTheLowerId() {
    let rows = Matrix((0..<60).map { [Double($0 % 3), Double($0 / 3)] })
    let order = Array((0..<60).reversed())
    let centers = WeightedCenters(
      rows: rows, weights: [Float](repeating: 1, count: 60), order: order)
    let found = centers.nearestUnderWard(
      to: (0..<60).map { Int32($0) }, regions: CenterRegions(centers), threadCount: 1)
    for slot in 0..<60 {
      let row = order[slot]
      let lowest = row >= 3 ? row - 3 : row % 3 > 0 ? row - 1 : row + 1
      #expect(centers.id(Int(found.nearest[slot])) == lowest)
    }
  }
}
