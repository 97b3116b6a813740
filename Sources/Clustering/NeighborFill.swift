import LinearAlgebra

/// Missing fields of rows filled with what the nearest rows have there.
///
/// A missing field gets Σ over the nearest rows that know it of their values ÷ (their number + 1): their mean, drawn
/// a little to the mean of all rows, which is 0. Near is measured over the fields that both rows know. Left at the
/// mean, rows that lack the same fields come out alike for that alone, and clusters of them form.
///
/// > Source: Troyanskaya et al., "Missing value estimation methods for DNA microarrays", 2001,
/// > DOI 10.1093/bioinformatics/17.6.520, for means of the nearest rows.
package struct NeighborFill {
  /// How many of the nearest rows are looked at.
  package static let neighborCount = 10
  /// What a pair must both know, as a share of the inertia of all fields.
  package static let leastShare: Float = 0.3
  /// Up to so many rows all are looked at; of more, those of a group of about half as many.
  package static let groupLimit = 6000

  private let threadCount: Int

  package init(threadCount: Int) {
    self.threadCount = threadCount
  }

  /// Returns the groups within which rows look for others; which they are does not depend on the rows' order,
  /// but for equal rows.
  package func groups(of rows: Matrix) -> [[Int]] {
    guard rows.rowCount > Self.groupLimit else { return [Array(0..<rows.rowCount)] }
    let order = ContentOrder.indices(of: rows)
    return RowGroups(meanSize: Self.groupLimit / 2, threadCount: threadCount)
      .groups(of: rows.rows(order)).map { $0.map { order[$0] } }
  }

  /// Returns the rows of one group with their missing fields filled.
  ///
  /// - Parameters:
  ///   - rows: m × d, with 0 in the columns of a missing field.
  ///   - missing: The fields, and which are missing in each row.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: The filled rows, m × d.
  /// - Complexity: O(m² · d).
  package func filled(_ rows: Matrix, _ missing: MissingFields, threadCount: Int) -> Matrix {
    let asking = missing.ofRow.indices.filter { !missing.ofRow[$0].isEmpty }
    guard !asking.isEmpty, rows.rowCount > 1 else { return rows }
    let chunkCount = ChunkedWork.chunkCount(rowCount: asking.count)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let own = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: asking.count)
        .map { asking[$0] }
      let lists = rows.nearestKnownRows(
        count: Self.neighborCount, queries: own, missing: missing, leastShare: Self.leastShare)
      return zip(own, lists).map { row, near in fills(of: row, from: near, rows, missing) }
    }
    var result = rows
    for (row, fills) in zip(asking, parts.flatMap { $0 }) {
      for (column, value) in fills { result[row, column] = value }
    }
    return result
  }

  /// Returns the values of a row's missing columns.
  private func fills(
    of row: Int, from near: [Int], _ rows: Matrix, _ missing: MissingFields
  ) -> [(column: Int, value: Float)] {
    missing.ofRow[row].flatMap { field -> [(column: Int, value: Float)] in
      let knowing = near.filter { !missing.ofRow[$0].contains(field) }
      let share = 1 / Double(knowing.count + 1)
      return missing.columns[Int(field)].map { column in
        (column, Float(knowing.reduce(0) { $0 + Double(rows[$1, column]) } * share))
      }
    }
  }
}
