import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeafOrderCutTests {
  @Test(arguments: 1...6)
  func isTheCheapestCutOfItsLength(seed: Int) throws {
    let points = RandomPoints.uniform(count: 11, dimension: 2, seed: UInt64(seed))
    let rows = Matrix(points)
    let tree = try WardTree().fit(rows)
    let labels = LeafOrderCut(rows: rows, tree: tree, sizes: 2...4).labels(clusterCount: 4)
    let count = Set(labels).count
    let ordered = tree.leafOrder.map { points[$0] }
    let best = compositions(of: 11, count: count, sizes: 2...4).map { cost($0, ordered) }.min()
    let lengths = (0..<count).map { cluster in labels.count { $0 == cluster } }
    #expect(abs(cost(lengths, ordered) - (best ?? 0)) < 1e-5)
  }

  private func compositions(
    of total: Int, count: Int, sizes: ClosedRange<Int>
  ) -> [[Int]] {
    if count == 0 { return total == 0 ? [[]] : [] }
    return sizes.filter { $0 <= total }.flatMap { first in
      compositions(of: total - first, count: count - 1, sizes: sizes).map { [first] + $0 }
    }
  }

  private func cost(_ lengths: [Int], _ points: [[Double]]) -> Double {
    var (place, total) = (0, 0.0)
    for length in lengths {
      let run = points[place..<place + length]
      for column in points[0].indices {
        let mean = run.reduce(0.0) { $0 + $1[column] } / Double(length)
        total += run.reduce(0.0) { $0 + ($1[column] - mean) * ($1[column] - mean) }
      }
      place += length
    }
    return total
  }
}
