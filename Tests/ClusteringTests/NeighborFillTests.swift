import LinearAlgebra
import Statistics
import TestSupport
import Testing

import Clustering

@Suite struct NeighborFillTests {
  /// Two fields of one column; rows of two kinds, −1 and 1 in both.
  private func rows(count: Int) -> Matrix {
    Matrix(rowCount: count, columnCount: 2) { row, _ in row % 2 == 0 ? -1 : 1 }
  }

  @Test func aMissingFieldIsFilledFromTheNearest() {
    var rows = rows(count: 24)
    var missing = [[Int32]](repeating: [], count: 24)
    rows[3, 1] = 0
    missing[3] = [1]
    let filled = NeighborFill(threadCount: 1).filled(
      rows, MissingFields(columns: [0..<1, 1..<2], ofRow: missing), threadCount: 1)
    // The ten nearest all have 1: ten elevenths of it.
    #expect(abs(filled[3, 1] - 10 / 11) < 1e-6)
    for row in 0..<24 where row != 3 { #expect(filled.row(row) == rows.row(row)) }
  }

  @Test func whatNobodyNearKnowsStaysAtTheMean() {
    var rows = rows(count: 6)
    for row in 0..<6 { rows[row, 1] = 0 }
    let filled = NeighborFill(threadCount: 1).filled(
      rows,
      MissingFields(columns: [0..<1, 1..<2], ofRow: [[Int32]](repeating: [1], count: 6)),
      threadCount: 1)
    #expect(filled == rows)
  }

  @Test func isTheSameForAnyNumberOfThreads() {
    var generator = SeededGenerator(seed: 5)
    let missing = (0..<900).map { row -> [Int32] in row % 3 == 0 ? [Int32(row % 4)] : [] }
    let rows = Matrix(rowCount: 900, columnCount: 4) { row, column in
      let value = Float(generator.unit() - 0.5)
      return missing[row].contains(Int32(column)) ? 0 : value
    }
    let fields = MissingFields(columns: (0..<4).map { $0..<$0 + 1 }, ofRow: missing)
    let one = NeighborFill(threadCount: 1).filled(rows, fields, threadCount: 1)
    #expect(NeighborFill(threadCount: 2).filled(rows, fields, threadCount: 2) == one)
    #expect(one != rows)
  }

  @Test func rowsThatLackSomethingJoinTheGroupThatIsNearestOverWhatTheyKnow() {
    let count = NeighborFill.groupLimit + 1_000
    let random = RandomEncodedRows(
      count: count, numberCount: 3, levelCounts: [4], tagCount: 0, missingShare: 0.1, seed: 8)
    let missing = random.encoded.missingFields
    let groups = NeighborFill(threadCount: 2).groups(
      of: random.encoded, plain: Matrix(random.written), missing: missing)
    #expect(groups.count > 1)
    #expect(groups.flatMap { $0 }.sorted() == Array(0..<count))
    let centers = groups.map { group -> [Double] in
      let whole = group.filter { missing.ofRow[$0].isEmpty }
      return random.written[0].indices.map { column in
        whole.reduce(0) { $0 + random.written[$1][column] } / Double(whole.count)
      }
    }
    func distance(_ row: Int, _ center: [Double]) -> Double {
      center.indices.reduce(0) { sum, column in
        guard random.isKnown[row][column] else { return sum }
        let difference = random.written[row][column] - center[column]
        return sum + difference * difference
      }
    }
    for (group, members) in groups.enumerated() {
      for row in members where !missing.ofRow[row].isEmpty {
        let least = centers.map { distance(row, $0) }.min() ?? 0
        #expect(distance(row, centers[group]) <= least + 1e-3)
      }
    }
  }

  @Test func groupsDoNotDependOnTheNumberOfThreads() {
    let random = RandomEncodedRows(
      count: NeighborFill.groupLimit + 500, numberCount: 4, levelCounts: [3], tagCount: 0,
      missingShare: 0.2, seed: 9)
    let groups = [1, 2].map {
      NeighborFill(threadCount: $0).groups(
        of: random.encoded, plain: Matrix(random.written), missing: random.encoded.missingFields)
    }
    #expect(groups[0] == groups[1])
  }
}
