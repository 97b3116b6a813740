import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CellCutsTests {
  @Test func aWideCellGetsMoreClustersThanANarrowOne() {
    let narrow = RandomPoints.uniform(count: 100, dimension: 2, seed: 1).map { $0.map { $0 / 100 } }
    let wide = RandomPoints.uniform(count: 100, dimension: 2, seed: 2).map { [$0[0] + 50, $0[1]] }
    let cells = [Array(0..<100), Array(100..<200)]
    let cuts = CellCuts(rows: Matrix(narrow + wide), cells: cells, sizes: 5...15, threadCount: 2)
    let labels = cuts.labels(clusterCount: 20, within: 0.06)
    #expect((19...21).contains(Set(labels).count))
    #expect(Set(labels[100...]).count > Set(labels[..<100]).count)
    #expect(Set(labels[100...]).isDisjoint(with: Set(labels[..<100])))
  }

  @Test func aHigherPriceMakesFewerClusters() {
    let rows = Matrix(RandomPoints.uniform(count: 200, dimension: 2, seed: 3))
    let cuts = CellCuts(rows: rows, cells: [Array(0..<200)], sizes: 5...15, threadCount: 1)
    let counts = [0, 0.1, 100].map { Set(cuts.labels(price: $0)).count }
    #expect(counts[0] > counts[1] && counts[1] > counts[2])
  }
}
