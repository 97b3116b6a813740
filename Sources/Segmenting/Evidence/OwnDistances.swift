import LinearAlgebra
import Vectorizing

/// How far every account is from the center of its segment, as if it knew all of its fields.
///
/// A distance over the known fields alone makes an account of which nothing is known the most typical of all. What
/// is missing therefore counts for its expected square: the mean square of that field over all accounts that have
/// a value, each about its own center. The squared distance of account i is Σ over known fields of (x − c)², plus
/// Σ over missing fields f of S(f), S(f) being that mean square.
///
/// > Source: Eirola, Doquire, Verleysen, Lendasse, "Distance estimation in numerical data sets with missing values",
/// > 2013, DOI 10.1016/j.ins.2013.03.043, equation 5 with the mean and variance within the segment.
struct OwnDistances: Sendable {
  /// The squared distance of every account, n; NaN for one without a segment.
  let squared: [Double]
  /// The mean square of each field over the accounts that have a value, F.
  let fieldSquares: [Double]

  /// Measures every account.
  ///
  /// - Parameters:
  ///   - encoded: n accounts.
  ///   - fields: Their fields.
  ///   - labels: n labels below k, −1 for an account without a segment.
  ///   - centers: k × d.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Complexity: O(n · d); a chunk of rows at a time is written out.
  init(
    _ encoded: EncodedAccounts, fields: EncodedFields, labels: [Int], centers: Matrix,
    threadCount: Int
  ) {
    let rowCount = encoded.rows.rowCount
    let chunkCount = ChunkedWork.chunkCount(rowCount: rowCount)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      return Part(encoded.rows, fields, labels: labels, centers: centers, range: range)
    }
    var sums = [Double](repeating: 0, count: fields.count)
    var counts = [Int](repeating: 0, count: fields.count)
    for part in parts {
      for field in sums.indices {
        sums[field] += part.sums[field]
        counts[field] += part.counts[field]
      }
    }
    let expected = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 0 }
    fieldSquares = expected
    squared = parts.flatMap { part in
      zip(part.known, part.missing).map { known, missing in
        missing.reduce(known) { $0 + expected[$1] }
      }
    }
  }

  /// What a chunk of rows has.
  private struct Part: Sendable {
    /// The squared distance over known fields of each row.
    var known: [Double] = []
    /// The missing fields of each row.
    var missing: [[Int]] = []
    /// The squares of each field and how many rows know it, F.
    var sums: [Double]
    var counts: [Int]

    init(
      _ rows: EncodedRows, _ fields: EncodedFields, labels: [Int], centers: Matrix,
      range: Range<Int>
    ) {
      sums = [Double](repeating: 0, count: fields.count)
      counts = [Int](repeating: 0, count: fields.count)
      let written = rows.written(Array(range))
      var isMissing = [Bool](repeating: false, count: fields.count)
      for (place, row) in range.enumerated() {
        guard labels[row] >= 0 else {
          known.append(.nan)
          missing.append([])
          continue
        }
        let lacking = fields.missing(row, of: rows)
        for field in lacking { isMissing[field] = true }
        let squares = fields.squares(written.row(place), to: centers.row(labels[row]))
        var total = 0.0
        for (field, square) in squares.enumerated() where !isMissing[field] {
          total += square
          sums[field] += square
          counts[field] += 1
        }
        for field in lacking { isMissing[field] = false }
        known.append(total)
        missing.append(lacking)
      }
    }
  }
}
