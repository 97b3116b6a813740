import LinearAlgebra
import Vectorizing

/// Accounts whose families come from accounts drawn at random, each family's from others.
///
/// Every family keeps what it holds and how its columns go together; what ties one family to another is broken.
struct PermutedAccounts: Sendable {
  private let encoded: EncodedAccounts
  private let columns: StabilityColumns
  /// For each permuted range of columns, the account that each place has it from.
  private let sources: [[Int]]

  /// Permutes some accounts among each other.
  init(
    _ encoded: EncodedAccounts, _ columns: StabilityColumns, among accounts: [Int],
    using generator: inout some RandomNumberGenerator
  ) {
    (self.encoded, self.columns) = (encoded, columns)
    var sources: [[Int]] = []
    for _ in columns.permuted { sources.append(accounts.shuffled(using: &generator)) }
    self.sources = sources
  }

  /// Returns the rows at some places, their columns in order.
  func rows(_ places: [Int]) -> Matrix {
    var result = Matrix(rowCount: places.count, columnCount: columns.order.count)
    for (range, source) in zip(columns.permuted, sources) {
      let written = encoded.rows.written(places.map { source[$0] })
      for row in places.indices {
        for column in range { result[row, column] = written[row, columns.order[column]] }
      }
    }
    return result
  }

  /// Returns all rows as they are partitioned, a chunk of them at a time.
  func projected(count: Int, threadCount: Int) -> Matrix {
    let chunkCount = ChunkedWork.chunkCount(rowCount: count)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count)
      let rows = columns.projected(rows(Array(range)))
      return (0..<rows.rowCount).flatMap { rows.row($0) }
    }
    let entries = parts.flatMap { $0 }
    return Matrix(
      rowCount: count, columnCount: count > 0 ? entries.count / count : 0, rowMajor: entries)
  }
}
