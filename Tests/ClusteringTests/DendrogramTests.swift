import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct DendrogramTests {
  private let tree = Dendrogram(
    leafCount: 4, pairs: [(2, 0, height: 5), (0, 1, height: 1), (3, 2, height: 2)])

  @Test func sortsMergersAndNumbersNodes() {
    #expect(tree.merges.map(\.first) == [0, 2, 4])
    #expect(tree.merges.map(\.second) == [1, 3, 5])
    #expect(tree.leafOrder == [0, 1, 2, 3])
  }

  @Test func cutsByCountAndByHeight() {
    #expect(tree.labels(clusterCount: 4) == [0, 1, 2, 3])
    #expect(tree.labels(clusterCount: 3) == [0, 0, 1, 2])
    #expect(tree.labels(clusterCount: 1) == [0, 0, 0, 0])
    #expect(tree.labels(maximumHeight: 2) == [0, 0, 1, 1])
    #expect(tree.labels(maximumHeight: 0) == [0, 1, 2, 3])
  }
}
