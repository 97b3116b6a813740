import LinearAlgebra

/// Rows that are equal in every column and in their outcome, taken together.
///
/// Criteria that give points have few distinct values, so that many rows are often few distinct ones. What is fitted to
/// pooled rows is the same but for rounding. Where pooling would leave more than three quarters of the rows, they stay as they are.
struct RowPooling {
  /// The distinct row that each row is, m; nothing where rows stay as they are.
  let places: [Int32]?
  /// A row of each kind, the first, ascending.
  let representatives: [Int]
  /// How many rows are of each kind.
  let counts: [Double]

  /// Pools rows.
  ///
  /// - Complexity: O(m k).
  init(_ rows: OutcomeRows) {
    let found = Self.distinct(rows)
    guard found.first.count * 4 <= rows.rowCount * 3 else {
      places = nil
      representatives = Array(0..<rows.rowCount)
      counts = [Double](repeating: 1, count: rows.rowCount)
      return
    }
    var counts = [Double](repeating: 0, count: found.first.count)
    for place in found.places { counts[Int(place)] += 1 }
    places = found.places
    representatives = found.first
    self.counts = counts
  }

  private static func distinct(_ rows: OutcomeRows) -> (places: [Int32], first: [Int]) {
    precondition(rows.rowCount < Int(Int32.max), "\(rows.rowCount) rows cannot be pooled")
    let columns = rows.columns + [rows.trials, rows.successes]
    let prints = fingerprints(columns, rowCount: rows.rowCount)
    var size = 16
    while size < 2 * rows.rowCount { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    var places: [Int32] = []
    places.reserveCapacity(rows.rowCount)
    var first: [Int] = []
    for row in 0..<rows.rowCount {
      var slot = Int(truncatingIfNeeded: prints[row].value) & (size - 1)
      while table[slot] >= 0 {
        let other = first[Int(table[slot])]
        if prints[other].value == prints[row].value
          && columns.allSatisfy({ $0[other] == $0[row] })
        {
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      if table[slot] < 0 {
        table[slot] = Int32(first.count)
        first.append(row)
      }
      places.append(table[slot])
    }
    return (places, first)
  }

  private static func fingerprints(_ columns: [[Double]], rowCount: Int) -> [Fingerprint] {
    var prints = [Fingerprint](repeating: Fingerprint(), count: rowCount)
    for values in columns {
      for row in 0..<rowCount {
        // Both zeros are one value.
        prints[row].add(values[row] == 0 ? 0 : values[row].bitPattern)
      }
    }
    return prints
  }
}
