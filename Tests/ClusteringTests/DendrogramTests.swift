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

  @Test func cutsBySize() {
    #expect(tree.labels(maximumClusterSize: 4) == [0, 0, 0, 0])
    #expect(tree.labels(maximumClusterSize: 3) == [0, 0, 1, 1])
    #expect(tree.labels(maximumClusterSize: 1) == [0, 1, 2, 3])
    #expect(Dendrogram(leafCount: 0, pairs: []).labels(maximumClusterSize: 3).isEmpty)
  }

  @Test(arguments: [1, 2, 5, 16, 64])
  func noClusterIsTooLargeAndNoneCanGrow(size: Int) throws {
    let rows = Matrix(RandomPoints.uniform(count: 200, dimension: 3, seed: 1))
    let tree = try WardTree().fit(rows)
    let labels = tree.labels(maximumClusterSize: size)
    let sizes = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(sizes.values.allSatisfy { $0 <= size })
    // Every merger up to the size is made, and no other.
    for count in 1...200 {
      let cut = tree.labels(clusterCount: count)
      for cluster in 0..<count {
        let leaves = cut.indices.filter { cut[$0] == cluster }
        let isWhole = Set(leaves.map { labels[$0] }).count == 1
        #expect(isWhole == (leaves.count <= size))
      }
    }
  }
}
