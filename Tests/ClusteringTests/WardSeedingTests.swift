import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct WardSeedingTests {
  @Test func theMeansOfFarGroupsAreTheCenters() {
    let rows = Matrix([[0], [10], [2], [12]])
    let centers = WardSeeding().centers(rows, count: 2)
    #expect(Set([centers[0, 0], centers[1, 0]]) == [1, 11])
  }

  @Test func aSampleOfManyEqualRowsStillMeetsTheOthers() {
    // 6,000 equal rows and 3,000 others: a sample by contents alone could be one row 4,000 times.
    let others = RandomPoints.uniform(count: 3000, dimension: 2, seed: 1)
    let rows = Matrix([[Double]](repeating: [5, 5], count: 6000) + others)
    let centers = WardSeeding().centers(rows, count: 4)
    let fit = KMeans(clusterCount: 4).fit(rows, from: centers)
    #expect(fit.usedClusterCount == 4)
    #expect(centers == WardSeeding(threadCount: 2).centers(rows, count: 4))
  }

  @Test func theOrderOfTheRowsDoesNotMatter() {
    let points = RandomPoints.uniform(count: 5000, dimension: 3, seed: 2)
    let centers = WardSeeding().centers(Matrix(points), count: 6)
    let turned = WardSeeding().centers(Matrix(Array(points.reversed())), count: 6)
    for (a, b) in zip(centers.row(3), turned.row(3)) { #expect(abs(a - b) < 1e-6) }
  }

  @Test func weightsMoveTheCentersAndMayBeZero() {
    let rows = Matrix([[0], [1], [10], [11]])
    let centers = WardSeeding().centers(rows, weights: [3, 1, 1, 0], count: 2)
    let values = [centers[0, 0], centers[1, 0]].sorted()
    #expect(values[0] == 0.25)
    #expect(abs(values[1] - 10) < 1e-6)
  }

  @Test func samplesTenRowsACenterWithinLimits() {
    #expect(WardSeeding.sampleSize(rowCount: 100, count: 3) == 100)
    #expect(WardSeeding.sampleSize(rowCount: 1_000_000, count: 3) == 4_000)
    #expect(WardSeeding.sampleSize(rowCount: 1_000_000, count: 1_000) == 10_000)
    #expect(WardSeeding.sampleSize(rowCount: 1_000_000, count: 5_000) == 20_000)
    #expect(WardSeeding.sampleSize(rowCount: 1_000_000, count: 30_000) == 30_000)
  }
}
