import LinearAlgebra
import Modeling

/// Accounts as encoded rows, in blocks per signal family that carry the weights of the model file.
///
/// Shapes: `rows` is n rows of p columns, written out, centered over the accounts that the encoding was fitted to.
/// There the inertia of a block (the mean squared norm of its part of a row) is its family's weight ÷ the sum of
/// the weights of the families that have data, unless hardly any account has a value or few accounts have nearly all
/// that is done: see `BehaviorLimit`.
public struct EncodedAccounts: Sendable {
  /// The rows of the account table, n, in the order of `rows`.
  public let accounts: [Int]
  /// The rows.
  public let rows: EncodedRows
  /// What each column says, p.
  public let columns: [EncodedColumn]
  /// The families that have data.
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
    /// Its columns, ascending: its numbers, then its levels and tags.
    public let columns: [Int]
  }

  /// Returns all rows written out, n × p; a missing value is 0, the mean.
  public var written: Matrix {
    rows.written(Array(0..<rows.rowCount))
  }

  /// Returns each block's share of the inertia between clusters, summing to 1.
  ///
  /// The inertia between clusters is Σ over clusters of size · ‖center − m‖², m being the mean of all rows; a
  /// block's part of it is the sum over its columns.
  ///
  /// - Parameter labels: n labels from 0.
  /// - Returns: One share for each block; NaN where the clusters do not differ.
  public func sharesBetween(labels: [Int]) -> [Double] {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let count = (labels.max() ?? -1) + 1
    let none = [Int32](repeating: -1, count: labels.count)
    var sums = ClusterSums(clusterCount: count, width: rows.sumWidth)
    var all = ClusterSums(clusterCount: 1, width: rows.sumWidth)
    rows.move(0..<labels.count, weights: nil, from: none, to: labels.map(Int32.init), in: &sums)
    rows.move(
      0..<labels.count, weights: nil, from: none,
      to: [Int32](repeating: 0, count: labels.count), in: &all)
    let (centers, mean) = (rows.means(of: sums), rows.means(of: all))
    let parts = blocks.map { block in
      (0..<count).reduce(0.0) { total, cluster in
        total
          + block.columns.reduce(0.0) {
            let difference = Double(centers[cluster, $1]) - Double(mean[0, $1])
            return $0 + sums.totals[cluster] * difference * difference
          }
      }
    }
    let whole = parts.reduce(0, +)
    return parts.map { $0 / whole }
  }
}
