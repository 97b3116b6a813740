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
  ///
  /// Rows that lack nothing are grouped, and the others join the group whose center is nearest over what they
  /// know: grouped as they are, rows that lack the same would flock together and find nobody to be filled from.
  ///
  /// - Parameters:
  ///   - rows: n encoded rows.
  ///   - plain: The same rows in the form that they are grouped in, n × q.
  ///   - missing: What is missing in each row.
  /// - Returns: Groups that hold every row once.
  package func groups(
    of rows: EncodedRows, plain: Matrix, missing: MissingFields
  ) -> [[Int]] {
    let n = plain.rowCount
    guard n > Self.groupLimit else { return [Array(0..<n)] }
    let order = ContentOrder.indices(of: plain)
    let whole = order.filter { missing.ofRow[$0].isEmpty }
    let others = order.filter { !missing.ofRow[$0].isEmpty }
    let meanSize = Self.groupLimit / 2
    // Too few whole rows say nothing of where the others belong.
    guard whole.count > n / 50, !others.isEmpty else {
      return RowGroups(meanSize: meanSize, threadCount: threadCount)
        .groups(of: plain.rows(order)).map { $0.map { order[$0] } }
    }
    var groups = RowGroups(meanSize: max(1, meanSize * whole.count / n), threadCount: threadCount)
      .groups(of: plain.rows(whole)).map { $0.map { whole[$0] } }
    let nearest = rows.rows(others).assignment(
      to: centers(of: groups, rows), threadCount: threadCount)
    for (row, group) in zip(others, nearest.labels) { groups[Int(group)].append(row) }
    return groups.flatMap { group -> [[Int]] in
      // Where rows flock together a group would take the time of a square.
      guard group.count > 2 * Self.groupLimit else { return [group] }
      return RowGroups(meanSize: meanSize, threadCount: threadCount)
        .groups(of: plain.rows(group)).map { $0.map { group[$0] } }
    }
  }

  /// Returns the means of groups of rows, written out.
  private func centers(of groups: [[Int]], _ rows: EncodedRows) -> Matrix {
    let own = rows.rows(groups.flatMap { $0 })
    let labels = groups.enumerated().flatMap { group, members in
      [Int32](repeating: Int32(group), count: members.count)
    }
    var sums = ClusterSums(clusterCount: groups.count, width: own.sumWidth)
    own.move(
      0..<labels.count, weights: nil, from: [Int32](repeating: -1, count: labels.count),
      to: labels, in: &sums)
    return own.means(of: sums)
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
