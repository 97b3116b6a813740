import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ClusterSplitTests {
  @Test func gainsWhatTheMeansSay() throws {
    // Means 1 and 11, 2 · 3 / 5 · 10² = 120.
    let rows = Matrix([[0], [11], [2], [10], [12]])
    let split = try #require(ClusterSplit(rows, members: [0, 1, 2, 3, 4], leastSize: 2))
    #expect([split.first, split.second].contains([0, 2]))
    #expect([split.first, split.second].contains([1, 3, 4]))
    #expect(abs(split.gain - 120) < 1e-9)
  }

  @Test func keepsTheLeastSizeAndFindsNothingBelowTwice() throws {
    let rows = Matrix([[0], [0], [0], [0], [0], [9]])
    let split = try #require(ClusterSplit(rows, members: Array(0..<6), leastSize: 3))
    #expect(split.first.count == 3)
    #expect(ClusterSplit(rows, members: Array(0..<5), leastSize: 3) == nil)
    #expect(ClusterSplit(rows, members: [0], leastSize: 1) == nil)
  }

  @Test func gainsNearlyAsMuchAsTheBestOfAllCuts() throws {
    var ratios: [Double] = []
    for seed in UInt64(1)...20 {
      let points = RandomPoints.uniform(count: 10, dimension: 2, seed: seed)
      let rows = Matrix(points)
      let split = try #require(ClusterSplit(rows, members: Array(0..<10), leastSize: 3))
      let best = bestGain(points, leastSize: 3)
      #expect(split.gain <= best * (1 + 1e-6))
      ratios.append(split.gain / best)
    }
    #expect(ratios.reduce(0, +) / 20 > 0.9)
    #expect(ratios.allSatisfy { $0 > 0.6 })
  }

  /// All 2¹⁰ cuts.
  private func bestGain(_ points: [[Double]], leastSize: Int) -> Double {
    var best = 0.0
    for mask in 0..<(1 << points.count) {
      let sides = [0, 1].map { side in points.indices.filter { (mask >> $0) & 1 == side } }
      guard sides.allSatisfy({ $0.count >= leastSize }) else { continue }
      let means = sides.map { side in
        [0, 1].map { column in
          side.reduce(0.0) { $0 + points[$1][column] } / Double(side.count)
        }
      }
      let (r, s) = (Double(sides[0].count), Double(sides[1].count))
      let distance = zip(means[0], means[1]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      best = max(best, r * s / (r + s) * distance)
    }
    return best
  }
}
