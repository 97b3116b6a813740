import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct LloydPassesTests {
  @Test func onePassByHand() {
    let rows = Matrix([[0], [2], [10], [12]])
    var passes = LloydPasses(
      rows: rows, centers: Matrix([[1], [4]]), usesBounds: true, threadCount: 1)
    #expect(passes.assign(to: Matrix([[1], [4]])) == 4)
    #expect(passes.labels == [0, 0, 1, 1])
    #expect(passes.sums.sums == [2, 22])
    #expect(passes.sums.totals == [2, 2])
    #expect(passes.assign(to: Matrix([[1], [11]])) == 0)
  }

  @Test(arguments: 1...6)
  func labelsAreThoseOfAFullAssignmentWhateverMoved(seed: Int) {
    let rows = Matrix(RandomPoints.uniform(count: 500, dimension: 4, seed: UInt64(seed)))
    let starts = RandomPoints.uniform(count: 7 * 6, dimension: 4, seed: UInt64(seed) + 50)
    var passes = LloydPasses(
      rows: rows, centers: Matrix(Array(starts[0..<7])), usesBounds: true, threadCount: 2)
    for pass in 0..<6 {
      // First jumps, then smaller and smaller steps, so that more and more rows are skipped.
      let centers = Matrix(
        (0..<7).map { center in
          let (now, first) = (starts[pass * 7 + center], starts[center])
          return zip(first, now).map { $0 + ($1 - $0) / Double(1 << (2 * pass)) }
        })
      _ = passes.assign(to: centers)
      #expect(passes.labels == rows.assignment(to: centers, threadCount: 1).labels)
      var sums = ClusterSums(clusterCount: 7, width: 4)
      rows.move(
        0..<500, weights: nil, from: [Int32](repeating: -1, count: 500), to: passes.labels,
        in: &sums)
      #expect(sums.totals == passes.sums.totals)
      for (a, b) in zip(sums.sums, passes.sums.sums) { #expect(abs(a - b) < 1e-9) }
    }
  }
}
