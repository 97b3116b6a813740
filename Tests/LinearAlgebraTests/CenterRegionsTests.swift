import LinearAlgebra
import TestSupport
import Testing

@Suite struct CenterRegionsTests {
  @Test func followAMerger() {
    // Two groups far apart, each a panel: after a merger the sphere of the first has moved.
    let (points, _) = RandomPoints.groups(sizes: [16, 16, 16], dimension: 4, spread: 3, seed: 5)
    let rows = Matrix(points)
    var centers = WeightedCenters(rows: rows, weights: [Float](repeating: 1, count: 48))
    var regions = CenterRegions(centers)
    for slot in 16..<30 {
      centers.merge(slot - 16, slot)
      regions.update(slot: slot - 16, of: centers)
      regions.update(slot: slot, of: centers)
    }
    let used = (0..<48).filter { !centers.isEmpty($0) }.map { Int32($0) }
    let followed = centers.nearestUnderWard(to: used, regions: regions, threadCount: 1)
    let afresh = centers.nearestUnderWard(
      to: used, regions: CenterRegions(centers), threadCount: 1)
    #expect(followed.nearest == afresh.nearest)
    #expect(followed.nearest == used.map { Int32(centers.nearestUnderWard(to: Int($0)).center) })
  }
}
