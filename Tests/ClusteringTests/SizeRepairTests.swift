import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct SizeRepairTests {
  @Test func aSurplusRowGoesWhereItCostsLeast() {
    // 4 leaves {0, 1, 2, 4} for {6, 7}.
    let rows = Matrix([[0], [1], [2], [4], [6], [7]])
    var repair = SizeRepair(rows: rows, members: [[0, 1, 2, 3], [4, 5]], sizes: 2...3)
    repair.run(placing: [])
    #expect(repair.members.map { $0.sorted() } == [[0, 1, 2], [3, 4, 5]])
  }

  @Test func aSmallClusterTakesTheNearestOrGivesItselfAway() {
    let rows = Matrix([[0], [1], [2], [3], [4], [10], [11]])
    // {10, 11} lacks one of three: 4 comes.
    var taking = SizeRepair(rows: rows, members: [[0, 1, 2, 3, 4], [5, 6]], sizes: 3...5)
    taking.run(placing: [])
    #expect(taking.members.map { $0.sorted() } == [[0, 1, 2, 3], [4, 5, 6]])
    // {11} lacks two and has one: it goes.
    var giving = SizeRepair(
      rows: rows, members: [[0, 1, 2], [3, 4, 5], [6]], sizes: 3...4)
    giving.run(placing: [])
    #expect(giving.members.map { $0.sorted() } == [[0, 1, 2], [3, 4, 5, 6], []])
  }

  @Test func newRowsGoToTheNearestWithRoomAndMoveNobody() {
    let rows = Matrix([[0], [1], [10], [11], [2], [3]])
    var repair = SizeRepair(rows: rows, members: [[0, 1], [2, 3]], sizes: 2...3)
    repair.run(placing: [4, 5])
    #expect(repair.members.map { $0.sorted() } == [[0, 1, 4], [2, 3, 5]])
  }

  @Test(arguments: 1...40) func anySizesAreBroughtWithinBounds(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 20 + Int(generator.next() % 180)
    let rows = Matrix(RandomPoints.uniform(count: count, dimension: 2, seed: UInt64(seed)))
    let lower = 1 + Int(generator.next() % 7)
    let sizes = lower...lower + Int(generator.next() % 9)
    guard SizeBoundedPartition.isFeasible(rowCount: count, sizes: sizes) else { return }
    let clusterCount = 1 + Int(generator.next() % 30)
    var members = [[Int]](repeating: [], count: clusterCount)
    var new: [Int] = []
    for row in 0..<count {
      // Squares make the sizes uneven.
      let place = generator.unit() * generator.unit() * Double(clusterCount)
      if generator.unit() < 0.2 { new.append(row) } else { members[Int(place)].append(row) }
    }
    var repair = SizeRepair(rows: rows, members: members, sizes: sizes)
    repair.run(placing: new)
    #expect(repair.members.flatMap { $0 }.sorted() == Array(0..<count))
    #expect(
      repair.members.allSatisfy { $0.isEmpty || sizes.contains($0.count) },
      "\(count) rows, \(sizes): \(repair.members.map(\.count))")
  }
}
