import Clustering
import LinearAlgebra
import Segmenting
import Statistics
import TestSupport
import Testing

@Suite struct KeyBackoffTests {
  private func rows(_ count: Int, seed: UInt64 = 3) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    var rows = Matrix(rowCount: count, columnCount: 3)
    for row in 0..<count {
      for column in 0..<3 { rows[row, column] = Float(generator.unit()) }
    }
    return rows
  }

  private func fit(_ paths: [[Int32]], crosses: Bool = true) throws -> KeyBackoff.Fit {
    let backoff = KeyBackoff(method: SizeBoundedPartition(sizes: 5...15), crosses: crosses)
    return try backoff.fit(rows(paths.count), paths: paths)
  }

  /// Checks what holds of every partition: sizes, keys in common, and that the smaller combinations alone are mixed.
  private func check(_ fit: KeyBackoff.Fit, _ paths: [[Int32]], sizes: ClosedRange<Int>) {
    var members = [[Int]](repeating: [], count: fit.depths.count)
    for (row, label) in fit.labels.enumerated() where label >= 0 { members[label].append(row) }
    for (label, rows) in members.enumerated() {
      #expect(sizes.contains(rows.count))
      let common = rows.map { paths[$0].prefix(fit.depths[label]) }
      #expect(common.allSatisfy { $0 == common[0] && !$0.contains(-1) })
    }
    #expect(fit.unplaced == fit.labels.indices.filter { fit.labels[$0] < 0 })
  }

  @Test(arguments: 0..<12)
  func sizesAndKeysHoldForAnyPaths(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 20 + Int(seed) * 17
    let paths = (0..<count).map { _ in
      [Int32(generator.unit() * 4) - (generator.unit() < 0.1 ? 9 : 0), Int32(generator.unit() * 5)]
        .map { max(-1, $0) }
    }
    for sizes in [5...15, 10...15, 20...30] {
      var backoff = KeyBackoff(method: SizeBoundedPartition(sizes: sizes), crosses: true)
      let placed = try backoff.fit(rows(count), paths: paths)
      check(placed, paths, sizes: sizes)
      // Where sizes can be met at all, hardly anybody is left.
      if SizeBoundedPartition.isFeasible(rowCount: count, sizes: sizes) {
        #expect(placed.unplaced.count < sizes.lowerBound)
      }
      backoff.crosses = false
      let strict = try backoff.fit(rows(count), paths: paths)
      check(strict, paths, sizes: sizes)
      #expect(strict.depths.allSatisfy { $0 == 2 })
    }
  }

  @Test func smallCombinationsShareASegmentUnderTheStrongerKey() throws {
    // Key 0 has 12 of (0, 0), 3 of (0, 1) and 3 of (0, 2); key 1 has 4.
    let paths: [[Int32]] =
      [[Int32]](repeating: [0, 0], count: 12) + [[Int32]](repeating: [0, 1], count: 3)
      + [[Int32]](repeating: [0, 2], count: 3) + [[Int32]](repeating: [1, 0], count: 4)
    let fit = try fit(paths)
    #expect(Set(fit.labels[0..<12]).count == 1)
    #expect(Set(fit.labels[12..<18]).count == 1)
    #expect(fit.labels[0] != fit.labels[12])
    #expect(fit.depths[fit.labels[12]] == 1)
    #expect(fit.unplaced == [18, 19, 20, 21])
  }

  @Test func withoutCrossingTheyAreLeftOver() throws {
    let paths: [[Int32]] =
      [[Int32]](repeating: [0], count: 10) + [[1], [1], [2], [2], [2], [-1], [-1], [-1]]
    #expect(try fit(paths, crosses: false).unplaced == Array(10..<18))
    let placed = try fit(paths)
    #expect(placed.unplaced.isEmpty)
    #expect(placed.depths == [1, 0])
  }

  @Test func withoutKeysAllAreOneCombination() throws {
    let fit = try fit([[Int32]](repeating: [], count: 40))
    #expect(fit.unplaced.isEmpty && fit.depths.allSatisfy { $0 == 0 })
    #expect(try self.fit([[Int32]](repeating: [], count: 3)).unplaced == [0, 1, 2])
  }
}
