import LinearAlgebra

/// Whether clusters are better than chance: the same method on rows whose blocks are permuted independently.
///
/// A block is a range of columns that belong together, a signal family say. Permuting the rows of each block keeps
/// what every block holds and how its columns go together, and breaks what ties one block to another.
///
/// > Source: a permutation test (Good, "Permutation, Parametric and Bootstrap Tests", 2005) with the p-value of
/// > Phipson and Smyth, 2010, DOI 10.2202/1544-6115.1585.
public struct BlockNull: Sendable {
  /// The columns of every block; they do not overlap.
  public var blocks: [Range<Int>]
  /// How many permutations are made, B.
  public var replicateCount = 50

  /// Creates a null of these blocks.
  public init(blocks: [Range<Int>]) {
    self.blocks = blocks
  }

  /// What the rows have beside what permuted rows have.
  public struct Comparison: Sendable, Equatable {
    /// The sum of squares of the rows.
    public let observed: Double
    /// The same of each permutation, B.
    public let permuted: [Double]
    /// The share of permutations that do as well: (1 + #{permuted ≤ observed}) / (1 + B).
    public let pValue: Double
    /// The observed over the mean of the permuted; 1 where both are 0.
    public let ratio: Double
    /// How many standard deviations the observed lies from the mean of the permuted; 0 where these are all equal.
    public let z: Double

    init(observed: Double, permuted: [Double]) {
      self.observed = observed
      self.permuted = permuted
      let count = Double(permuted.count)
      pValue = Double(1 + permuted.count { $0 <= observed }) / (1 + count)
      let mean = permuted.isEmpty ? observed : permuted.reduce(0, +) / count
      ratio = mean == observed ? 1 : observed / mean
      let squares = permuted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = permuted.count > 1 ? (squares / (count - 1)).squareRoot() : 0
      z = deviation > 0 ? (observed - mean) / deviation : 0
    }
  }

  /// Returns the rows with those of every block permuted; columns of no block stay.
  ///
  /// - Complexity: O(n · d).
  public func permuted(
    _ rows: Matrix, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    var result = rows
    for block in blocks {
      precondition(
        block.lowerBound >= 0 && block.upperBound <= rows.columnCount,
        "block \(block) of \(rows.columnCount) columns")
      var order = Array(0..<rows.rowCount)
      order.shuffle(using: &generator)
      for (row, source) in order.enumerated() {
        for column in block { result[row, column] = rows[source, column] }
      }
    }
    return result
  }

  /// Returns how a method does on the rows and on permuted ones.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - generator: Where the permutations come from.
  ///   - sumOfSquares: The method: the less it returns, the better.
  /// - Returns: The comparison.
  /// - Throws: What the method throws.
  public func comparison<Failure: Error>(
    _ rows: Matrix, using generator: inout some RandomNumberGenerator,
    sumOfSquares: (Matrix) throws(Failure) -> Double
  ) throws(Failure) -> Comparison {
    let observed = try sumOfSquares(rows)
    var values: [Double] = []
    for _ in 0..<replicateCount {
      values.append(try sumOfSquares(permuted(rows, using: &generator)))
    }
    return Comparison(observed: observed, permuted: values)
  }
}
