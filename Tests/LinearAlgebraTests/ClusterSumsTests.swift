import LinearAlgebra
import TestSupport
import Testing

@Suite struct ClusterSumsTests {
  @Test func movesRowsByHand() {
    let rows = Matrix([[1, 2], [3, 4], [5, 6]])
    var sums = ClusterSums(clusterCount: 2, columnCount: 2)
    sums.move(rows, in: 0..<3, from: [-1, -1, -1], to: [0, 0, 1])
    #expect(sums.sums == [4, 6, 5, 6])
    #expect(sums.counts == [2, 1])
    sums.move(rows, in: 1..<3, from: [0, 1], to: [1, 1])
    #expect(sums.sums == [1, 2, 8, 10])
    #expect(sums.counts == [1, 2])
  }

  @Test func addsWhatOtherChunksMoved() {
    let rows = Matrix([[1], [2], [3]])
    var whole = ClusterSums(clusterCount: 2, columnCount: 1)
    whole.move(rows, in: 0..<3, from: [-1, -1, -1], to: [0, 1, 0])
    var first = ClusterSums(clusterCount: 2, columnCount: 1)
    first.move(rows, in: 0..<2, from: [-1, -1], to: [0, 1])
    var second = ClusterSums(clusterCount: 2, columnCount: 1)
    second.move(rows, in: 2..<3, from: [-1], to: [0])
    first.add(second)
    #expect(first == whole)
  }
}
