import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SizeBoundedPartitionWarmStartTests {
  private let method = SizeBoundedPartition(sizes: 5...15)
  private let points = RandomPoints.uniform(count: 200, dimension: 3, seed: 1)
  /// Legal labels that are far from good, with names that are no indices.
  private let poor = (0..<200).map { 100 + 3 * ($0 / 10) }

  @Test func anUnchangedMarketStaysAtAHighMoveCost() throws {
    let fit = try method.fit(Matrix(points), from: poor, moveCost: 1e9)
    #expect(fit.labels == poor && fit.movedRows.isEmpty && fit.clusterCount == 20)
  }

  @Test func theLowerTheMoveCostTheMoreRowsMoveAndTheLessTheSquares() throws {
    let fits = try [0, 0.5, 2, 1e9].map { cost in
      try method.fit(Matrix(points), from: poor, moveCost: cost)
    }
    #expect(fits[0].movedRows.count > fits[1].movedRows.count)
    #expect(fits[1].movedRows.count > fits[2].movedRows.count)
    #expect(fits[0].sumOfSquares < fits[1].sumOfSquares)
    #expect(fits[1].sumOfSquares < fits[2].sumOfSquares)
    // Squares and costs together never rise.
    for (fit, cost) in zip(fits, [0, 0.5, 2, 1e9]) {
      let paid = fit.sumOfSquares + cost * Double(fit.movedRows.count)
      #expect(paid <= fits[3].sumOfSquares * (1 + 1e-5))
      #expect(fit.movedRows.allSatisfy { fit.labels[$0] != poor[$0] })
    }
  }

  @Test func newRowsArePlacedWithoutMovingOthers() throws {
    let new = RandomPoints.uniform(count: 30, dimension: 3, seed: 2)
    let fit = try method.fit(
      Matrix(points + new), from: poor + [Int](repeating: -1, count: 30), moveCost: 1e9)
    #expect(fit.movedRows.isEmpty)
    #expect(fit.labels.allSatisfy { poor.contains($0) })
    expectWithinBounds(fit)
  }

  @Test func newClustersHaveHigherNames() throws {
    // Ten rows far away and full clusters: the new rows make their own.
    let full = (0..<200).map { $0 < 195 ? $0 / 15 : 12 - ($0 % 2) }
    let far = RandomPoints.uniform(count: 10, dimension: 3, seed: 3).map { $0.map { $0 + 100 } }
    let earlier = full.prefix(195) + [Int](repeating: -1, count: 10)
    let fit = try method.fit(
      Matrix(points.prefix(195) + far), from: Array(earlier), moveCost: 1e9)
    #expect(fit.labels.suffix(10) == [Int](repeating: 13, count: 10)[...])
    #expect(fit.movedRows.isEmpty)
  }

  @Test func repairsSizesAndHasTheSameBytesInRegions() throws {
    let earlier = (0..<200).map { $0 < 30 ? 0 : $0 < 33 ? 1 : 2 + ($0 - 33) / 12 }
    expectWithinBounds(try method.fit(Matrix(points), from: earlier, moveCost: 0.1))
    var regional = method
    regional.cellLimit = 100
    let one = try regional.fit(Matrix(points), from: earlier, moveCost: 0.1)
    expectWithinBounds(one)
    regional.threadCount = 2
    #expect(try regional.fit(Matrix(points), from: earlier, moveCost: 0.1) == one)
  }

  @Test func withoutEarlierLabelsItIsAPartitionFromNothing() throws {
    let none = [Int](repeating: -1, count: 200)
    let fit = try method.fit(Matrix(points), from: none, moveCost: 1)
    let cold = try method.fit(Matrix(points))
    #expect(AdjustedRand.index(fit.labels, cold.labels) == 1)
    #expect(try method.fit(Matrix(rowCount: 0, columnCount: 2), from: [], moveCost: 1).labels == [])
  }

  private func expectWithinBounds(_ fit: SizeBoundedPartition.WarmFit) {
    var counts: [Int: Int] = [:]
    for label in fit.labels { counts[label, default: 0] += 1 }
    #expect(counts.values.allSatisfy { (5...15).contains($0) })
    #expect(counts.count == fit.clusterCount)
  }
}
