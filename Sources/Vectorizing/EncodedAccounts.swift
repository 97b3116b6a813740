import LinearAlgebra
import Modeling

/// Accounts as rows of numbers, in blocks per signal family that carry the weights of the model file.
///
/// Shapes: `rows` is n × p, centered over the n accounts. The inertia of a block (the mean squared norm of
/// its part of a row) is its family's weight ÷ the sum of the weights of the families that have data.
public struct EncodedAccounts: Sendable {
  /// The rows of the account table, n, in the order of `rows`.
  public let accounts: [Int]
  /// The numbers, n × p.
  public let rows: Matrix
  /// What each column says, p.
  public let columns: [EncodedColumn]
  /// The families that have data, in the order of their columns.
  public let blocks: [Block]
  /// What a reader must know, in sentences.
  public let notes: [String]

  /// One column.
  public struct EncodedColumn: Sendable, Equatable {
    /// The field it comes from.
    public let field: String
    /// The category or tag; nothing for a number.
    public let level: String?
  }

  /// The columns of one family.
  public struct Block: Sendable, Equatable {
    /// The family.
    public let family: SignalFamily
    /// Its share of the inertia, between 0 and 1.
    public let share: Double
    /// Its columns.
    public let columns: Range<Int>
  }

  /// Returns each block's share of the inertia between clusters, summing to 1.
  ///
  /// The inertia between clusters is Σ over clusters of size · ‖center‖², as the rows are centered; a block's
  /// part of it is the sum over its columns.
  ///
  /// - Parameter labels: n labels from 0.
  /// - Returns: One share for each block; NaN where the clusters do not differ.
  public func sharesBetween(labels: [Int]) -> [Double] {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let count = (labels.max() ?? -1) + 1
    let width = rows.columnCount
    var sums = [Double](repeating: 0, count: count * width)
    var sizes = [Double](repeating: 0, count: count)
    for (row, label) in labels.enumerated() {
      sizes[label] += 1
      for (column, value) in rows.row(row).enumerated() {
        sums[label * width + column] += Double(value)
      }
    }
    let parts = blocks.map { block in
      (0..<count).reduce(0.0) { total, cluster in
        total
          + block.columns.reduce(0.0) {
            $0 + sums[cluster * width + $1] * sums[cluster * width + $1] / max(1, sizes[cluster])
          }
      }
    }
    let whole = parts.reduce(0, +)
    return parts.map { $0 / whole }
  }
}
