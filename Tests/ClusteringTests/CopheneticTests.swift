import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CopheneticTests {
  @Test func heightsOfPairsByHand() {
    let tree = Dendrogram(
      leafCount: 4, pairs: [(2, 0, height: 5), (0, 1, height: 1), (3, 2, height: 2)])
    let pairs = [(0, 1), (3, 2), (1, 3), (2, 2)]
    #expect(tree.copheneticDistances(of: pairs) == [1, 2, 5, 0])
  }

  @Test(arguments: 1...4)
  func theCorrelationAgreesWithTheDefinition(seed: Int) throws {
    let points = RandomPoints.uniform(count: 70, dimension: 3, seed: UInt64(seed))
    let rows = Matrix(points)
    let tree = try LinkageTree(.average).fit(rows)
    let pairs = (0..<70).flatMap { a in (a + 1..<70).map { (a, $0) } }
    let heights = tree.copheneticDistances(of: pairs)
    let distances = pairs.map { NaiveLinkage.distance(points[$0.0], points[$0.1]) }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func product(_ x: [Double], _ y: [Double]) -> Double {
      let (a, b) = (mean(x), mean(y))
      return zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    }
    let naive =
      product(distances, heights)
      / (product(distances, distances) * product(heights, heights)).squareRoot()
    let correlation = try #require(tree.copheneticCorrelation(with: rows))
    #expect(abs(correlation - naive) < 1e-6)
    #expect(tree.copheneticCorrelation(with: rows, threadCount: 2) == correlation)
  }

  @Test func thereIsNoneWithoutSpread() throws {
    for rows in [
      Matrix([[0], [1]]), Matrix([[1], [1], [1]]), Matrix(rowCount: 0, columnCount: 1),
    ] {
      let tree = try LinkageTree(.single).fit(rows)
      #expect(tree.copheneticCorrelation(with: rows) == nil)
    }
  }
}
