import LinearAlgebra
import TestSupport
import Testing

@Suite struct ClusterSumsTests {
  @Test func movesRowsByHand() {
    let rows = Matrix([[1, 2], [3, 4], [5, 6]])
    var sums = ClusterSums(clusterCount: 2, width: 2)
    rows.move(0..<3, weights: nil, from: [-1, -1, -1], to: [0, 0, 1], in: &sums)
    #expect(sums.sums == [4, 6, 5, 6])
    #expect(sums.totals == [2, 1])
    rows.move(1..<3, weights: nil, from: [0, 1], to: [1, 1], in: &sums)
    #expect(sums.sums == [1, 2, 8, 10])
    #expect(sums.totals == [1, 2])
  }

  @Test func addsWhatOtherChunksMoved() {
    let rows = Matrix([[1], [2], [3]])
    var whole = ClusterSums(clusterCount: 2, width: 1)
    rows.move(0..<3, weights: nil, from: [-1, -1, -1], to: [0, 1, 0], in: &whole)
    var first = ClusterSums(clusterCount: 2, width: 1)
    rows.move(0..<2, weights: nil, from: [-1, -1], to: [0, 1], in: &first)
    var second = ClusterSums(clusterCount: 2, width: 1)
    rows.move(2..<3, weights: nil, from: [-1], to: [0], in: &second)
    first.add(second)
    #expect(first == whole)
  }

  @Test func rowsCountByTheirWeights() {
    let rows = Matrix([[1, 2], [3, 4]])
    var sums = ClusterSums(clusterCount: 1, width: 2)
    rows.move(0..<2, weights: [2, 0.5], from: [-1, -1], to: [0, 0], in: &sums)
    #expect(sums.sums == [3.5, 6])
    #expect(sums.totals == [2.5])
    #expect(rows.means(of: sums) == Matrix([[1.4, 2.4]]))
  }
}
