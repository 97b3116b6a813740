import LinearAlgebra
import TestSupport
import Testing

@Suite struct DistanceTableTests {
  @Test(arguments: [2, 16, 17, 100])
  func agreesWithTheDefinition(count: Int) throws {
    let points = RandomPoints.uniform(count: count, dimension: 3, seed: UInt64(count))
    let table = DistanceTable(Matrix(points), threadCount: 2)
    for first in 0..<count {
      let others = (0..<count).filter { $0 != first }
      for second in others {
        #expect(table[first, second] == table[second, first])
        let distance = NaiveLinkage.distance(points[first], points[second])
        #expect(abs(Double(table[first, second]) - distance) < 1e-6)
      }
      let nearest = table.nearest(to: first, preferred: nil)
      #expect(nearest.distance == others.map { table[first, $0] }.min())
      #expect(nearest.distance == table[first, nearest.cluster])
    }
  }

  @Test func tiesGoToThePreferredThenToTheLowerIndex() {
    let table = DistanceTable(Matrix([[0], [1], [-1], [3]]), threadCount: 1)
    #expect(table.nearest(to: 0, preferred: nil).cluster == 1)
    #expect(table.nearest(to: 0, preferred: 2).cluster == 2)
    #expect(table.nearest(to: 0, preferred: 3).cluster == 1)
  }

  @Test func joinsToTheMeanAndToTheLargest() {
    let rows = Matrix([[0], [2], [10]])
    var table = DistanceTable(rows, threadCount: 1)
    table.join(0, 1, share: 0.25)
    #expect(table[0, 2] == 8.5)
    #expect(table.nearest(to: 2, preferred: nil) == (0, 8.5))
    table = DistanceTable(rows, threadCount: 1)
    table.join(1, 0, share: nil)
    #expect(table.nearest(to: 2, preferred: nil) == (1, 10))
  }
}
