import Clustering
import LinearAlgebra
import TestSupport
import Testing

@Suite struct KeyedPartitionWarmStartTests {
  /// 120 rows of key 4, 80 of key 9, in turn, and labels that are legal within each key.
  private let points = RandomPoints.uniform(count: 200, dimension: 3, seed: 1)
  private let keys = (0..<200).map { $0 % 5 < 3 ? 4 : 9 }
  private let keyed = KeyedPartition(method: SizeBoundedPartition(sizes: 5...15))

  /// The labels of a partition from nothing, times 3, so that they are no indices.
  private func legal() throws -> [Int] {
    try keyed.fit(Matrix(points), keys: keys).labels.map { 3 * $0 + 100 }
  }

  @Test func anUnchangedMarketStaysAtAHighMoveCost() throws {
    let earlier = try legal()
    let fit = try keyed.fit(Matrix(points), keys: keys, from: earlier, moveCost: 1e9)
    #expect(fit.labels == earlier && fit.movedRows.isEmpty && fit.expelledRows.isEmpty)
    #expect(fit.clusterCount == Set(earlier).count)
  }

  @Test(arguments: 1...6) func keysAreNeverCrossedAndSizesAlwaysHold(seed: UInt64) throws {
    // Changed keys, new rows and poor labels at once.
    let rows = Matrix(RandomPoints.uniform(count: 200, dimension: 3, seed: seed))
    var earlier = try legal()
    var changed = keys
    for row in 0..<200 {
      if (row * 7 + Int(seed)) % 23 == 0 { changed[row] = 13 - changed[row] }
      if (row * 5 + Int(seed)) % 17 == 0 { earlier[row] = -1 }
    }
    for cost in [0, 0.2, 1e9] {
      let fit = try keyed.fit(rows, keys: changed, from: earlier, moveCost: cost)
      var sizes: [Int: Int] = [:]
      var keyOf: [Int: Set<Int>] = [:]
      for (row, label) in fit.labels.enumerated() {
        sizes[label, default: 0] += 1
        keyOf[label, default: []].insert(changed[row])
      }
      #expect(sizes.values.allSatisfy { (5...15).contains($0) })
      #expect(keyOf.values.allSatisfy { $0.count == 1 })
      #expect(sizes.count == fit.clusterCount)
      // The definitions, said naively.
      #expect(
        fit.movedRows
          == (0..<200).filter { earlier[$0] >= 0 && fit.labels[$0] != earlier[$0] })
      let foreign = (0..<200).filter { row in
        guard earlier[row] >= 0 else { return false }
        let own = (0..<200).filter { earlier[$0] == earlier[row] }.map { changed[$0] }
        let fours = own.count { $0 == 4 }
        let owner = 2 * fours >= own.count ? 4 : 9
        return owner != changed[row]
      }
      #expect(fit.expelledRows == foreign)
      let numbered = fit.labels.map { label in Set(fit.labels).sorted().firstIndex(of: label) ?? 0 }
      let inertia = Inertia.sum(rows, labels: numbered, threadCount: 1)
      #expect(abs(fit.sumOfSquares - inertia) < 1e-3)
    }
  }

  @Test func oneKeyIsThePartitionWithoutKeys() throws {
    let earlier = (0..<200).map { 100 + 3 * ($0 / 10) }
    let one = try keyed.fit(
      Matrix(points), keys: [Int](repeating: 2, count: 200), from: earlier, moveCost: 0.3)
    let plain = try keyed.method.fit(Matrix(points), from: earlier, moveCost: 0.3)
    #expect(one.labels == plain.labels && one.movedRows == plain.movedRows)
    #expect(one.sumOfSquares == plain.sumOfSquares)
  }

  @Test func aNewKeyGetsLabelsThatNoKeyHas() throws {
    let earlier = (0..<200).map { $0 < 100 ? $0 / 10 : -1 }
    let fit = try keyed.fit(
      Matrix(points), keys: (0..<200).map { $0 < 100 ? 1 : $0 < 150 ? 2 : 3 }, from: earlier,
      moveCost: 1e9)
    #expect(Array(fit.labels.prefix(100)) == Array(earlier.prefix(100)))
    let fresh = Set(fit.labels[100..<150]), other = Set(fit.labels[150...])
    #expect(fresh.isDisjoint(with: other))
    #expect((fresh.union(other).min() ?? 0) == 10)
    #expect(fresh.union(other).sorted() == Array(10..<fit.clusterCount))
  }

  @Test func aTieOfKeysGoesToTheLower() throws {
    // Ten rows of one cluster, half of each key: it stays with the lower key, 1.
    let rows = Matrix(RandomPoints.uniform(count: 20, dimension: 2, seed: 3))
    let keys = (0..<20).map { $0 < 10 ? 1 + $0 % 2 : 1 + $0 % 2 }
    let earlier = (0..<20).map { $0 < 10 ? 7 : -1 }
    let fit = try keyed.fit(rows, keys: keys, from: earlier, moveCost: 1e9)
    #expect(fit.expelledRows == [1, 3, 5, 7, 9])
    #expect([0, 2, 4, 6, 8].allSatisfy { fit.labels[$0] == 7 })
  }

  @Test func leavesOverWhoHadNoClusterFirst() throws {
    // 19 rows of 10 to 15 hold 15: the four without an earlier cluster go, although they lie in the middle.
    let line = (0..<19).map { [Double($0)] }
    let earlier = (0..<19).map { (8...11).contains($0) ? -1 : 0 }
    var keyed = KeyedPartition(method: SizeBoundedPartition(sizes: 10...15))
    let keys = [Int](repeating: 3, count: 19)
    #expect(throws: ClusteringError.infeasibleKey(key: 3, rows: 19, sizes: 10...15)) {
      try keyed.fit(Matrix(line), keys: keys, from: earlier, moveCost: 1)
    }
    keyed.leftOver = .allowed
    let fit = try keyed.fit(Matrix(line), keys: keys, from: earlier, moveCost: 1)
    #expect(fit.unplaced.map(\.rows) == [[8, 9, 10, 11]])
    #expect(fit.labels == earlier)
  }

  @Test func theUsualMoveCostAgreesWithItsDefinition() {
    // 0, 2 and 10, 14: squares 2 + 8 = 10 over 4 − 2 free rows.
    let rows = Matrix([[0], [2], [10], [14], [99]])
    let cost = KeyedPartition.usualMoveCost(rows, from: [5, 5, 8, 8, -1])
    #expect(abs(cost - KeyedPartition.usualMoveShare * 5) < 1e-6)
    #expect(KeyedPartition.usualMoveCost(rows, from: [Int](repeating: -1, count: 5)) == 0)
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    var keyed = keyed
    let earlier = (0..<200).map { 100 + 3 * ($0 / 10) }
    let one = try keyed.fit(Matrix(points), keys: keys, from: earlier, moveCost: 0.1)
    keyed.method.threadCount = 2
    #expect(try keyed.fit(Matrix(points), keys: keys, from: earlier, moveCost: 0.1) == one)
  }
}
