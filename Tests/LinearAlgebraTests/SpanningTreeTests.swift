import LinearAlgebra
import TestSupport
import Testing

@Suite struct SpanningTreeTests {
  @Test func joinsALineByHand() {
    let edges = Matrix([[0], [5], [1], [7]]).spanningTree()
    #expect(edges.map(\.first) == [0, 2, 1])
    #expect(edges.map(\.second) == [2, 1, 3])
    #expect(edges.map(\.distance) == [1, 4, 2])
  }

  @Test func tiesGoToTheLowerRow() {
    let edges = Matrix([[0, 0], [1, 0], [0, 1], [1, 1]]).spanningTree()
    #expect(edges.map(\.second) == [1, 2, 3])
    #expect(edges.map(\.first) == [0, 0, 1])
  }

  @Test func noneAndOneRowHaveNoEdges() {
    #expect(Matrix(rowCount: 0, columnCount: 2).spanningTree().isEmpty)
    #expect(Matrix([[1]]).spanningTree().isEmpty)
  }
}
