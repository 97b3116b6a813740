import Statistics
import TestSupport
import Testing

import LinearAlgebra

@Suite struct NearestKnownRowsTests {
  /// Two numbers, and blocks of two and of three columns.
  private let columns = [0..<1, 1..<2, 2..<4, 4..<7]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func agreesWithTheDefinition(_ seed: UInt64) {
    let (rows, missing) = random(count: 90, seed: seed)
    let queries = [0, 3, 17, 44, 89]
    let lists = rows.nearestKnownRows(
      count: 6, queries: queries, missing: missing, leastShare: 0.4)
    for (query, list) in zip(queries, lists) {
      let expected = naive(rows, missing, query, leastShare: 0.4)
      #expect(list.count == min(6, expected.count))
      // Distances that differ by rounding alone may change places.
      for (row, (_, distance)) in zip(list, expected) {
        let own = expected.first { $0.row == row }?.distance ?? .infinity
        #expect(abs(own - distance) < 1e-4 * (1 + distance))
      }
    }
  }

  @Test func pairsThatShareTooLittleAreLeftOut() {
    let rows = Matrix(rowCount: 3, columnCount: 2, rowMajor: [1, 0, 0, 1, 1, 1])
    let missing = MissingFields(columns: [0..<1, 1..<2], ofRow: [[1], [0], []])
    let lists = rows.nearestKnownRows(
      count: 2, queries: [0, 1, 2], missing: missing, leastShare: 0.3)
    #expect(lists == [[2], [2], [0, 1]])
  }

  @Test func tiesGoToTheLowerRow() {
    let rows = Matrix(rowCount: 5, columnCount: 1, rowMajor: [2, 1, 3, 1, 3])
    let missing = MissingFields(columns: [0..<1], ofRow: [[], [], [], [], []])
    #expect(
      rows.nearestKnownRows(count: 4, queries: [0], missing: missing, leastShare: 0) == [
        [1, 2, 3, 4]
      ])
  }

  private func random(count: Int, seed: UInt64) -> (Matrix, MissingFields) {
    var generator = SeededGenerator(seed: seed)
    let missing = (0..<count).map { _ in
      columns.indices.filter { _ in generator.unit() < 0.25 }.map(Int32.init)
    }
    let rows = Matrix(rowCount: count, columnCount: 7) { row, column in
      let value = Float(generator.unit() * 2 - 1)
      let field = columns.firstIndex { $0.contains(column) } ?? 0
      return missing[row].contains(Int32(field)) ? 0 : value
    }
    return (rows, MissingFields(columns: columns, ofRow: missing))
  }

  private func naive(
    _ rows: Matrix, _ missing: MissingFields, _ own: Int, leastShare: Double
  ) -> [(row: Int, distance: Double)] {
    func knows(_ row: Int, _ field: Int) -> Bool { !missing.ofRow[row].contains(Int32(field)) }
    let inertias = columns.indices.map { field -> Double in
      let known = (0..<rows.rowCount).filter { knows($0, field) }
      let sum = known.reduce(0.0) { total, row in
        total + columns[field].reduce(0) { $0 + Double(rows[row, $1]) * Double(rows[row, $1]) }
      }
      return sum / Double(max(1, known.count))
    }
    let whole = inertias.reduce(0, +)
    return (0..<rows.rowCount).compactMap { other -> (row: Int, distance: Double)? in
      let shared = columns.indices.filter { knows(own, $0) && knows(other, $0) }
      let weight = shared.reduce(0) { $0 + inertias[$1] }
      guard other != own, weight >= leastShare * whole, weight > 0 else { return nil }
      let sum = shared.flatMap { columns[$0] }.reduce(0.0) {
        let difference = Double(rows[own, $1]) - Double(rows[other, $1])
        return $0 + difference * difference
      }
      return (other, sum / weight)
    }.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }
  }
}
