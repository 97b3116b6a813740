import Foundation
import LinearAlgebra

/// Which clusters come back when rows and columns weigh a little more or less.
///
/// Weights are drawn from the exponential distribution, for every row and for every column within its block, so that
/// no row is lost and no size limit is filled by copies, as in a bootstrap of rows. A cluster's stability is the mean
/// over the draws of its best Jaccard similarity, weighted by rows: the weight of the rows in both over that of the
/// rows in either. The same statistic on rows whose blocks are permuted says what chance gives.
///
/// > Source: Rubin, "The Bayesian bootstrap", 1981, DOI 10.1214/aos/1176345338; Hennig, "Cluster-wise assessment of
/// > cluster stability", 2007, DOI 10.1016/j.csda.2006.11.025, for the best Jaccard similarity.
public struct ReweightedStability: Sendable {
  /// The columns of every block; each block keeps its whole weight.
  public var blocks: [Range<Int>]
  /// How many times the rows are weighted and clustered anew.
  public var drawCount = 20
  /// How many permuted sets of rows are treated in the same way.
  public var nullCount = 5

  /// Creates a method.
  public init(blocks: [Range<Int>]) {
    self.blocks = blocks
  }

  /// What a cluster's stability is beside chance.
  public enum Verdict: String, Sendable, Equatable {
    /// Above 95 of 100 clusters of permuted rows.
    case stable
    /// Above half of them.
    case soft
    /// Below that.
    case fragile
  }

  /// The stabilities of one clustering.
  public struct Result: Sendable, Equatable {
    /// The labels that were judged, n.
    public let labels: [Int]
    /// The mean best Jaccard similarity of every cluster, k, from 0 to 1.
    public let stabilities: [Double]
    /// The same of the clusters of permuted rows, ascending.
    public let permuted: [Double]
    /// What that says of every cluster, k.
    public let verdicts: [Verdict]
  }

  /// Returns the stability of every cluster that a method finds.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - generator: Where weights and permutations come from.
  ///   - labels: The method: takes rows and their weights, n, of mean 1, and returns labels from 0. It may leave
  ///     the weights aside; the similarity counts them in any case.
  /// - Returns: Stabilities and verdicts.
  /// - Throws: What the method throws.
  /// - Complexity: (1 + draws) · (1 + nulls) runs of the method.
  public func stabilities<Failure: Error>(
    _ rows: Matrix, using generator: inout some RandomNumberGenerator,
    labels: (_ rows: Matrix, _ weights: [Double]) throws(Failure) -> [Int]
  ) throws(Failure) -> Result {
    let own = try judged(rows, using: &generator, labels: labels)
    let null = BlockNull(blocks: blocks)
    var chance: [Double] = []
    for _ in 0..<nullCount {
      let permuted = null.permuted(rows, using: &generator)
      chance += try judged(permuted, using: &generator, labels: labels).stabilities
    }
    chance.sort()
    return Result(
      labels: own.labels, stabilities: own.stabilities, permuted: chance,
      verdicts: own.stabilities.map { Self.verdict($0, chance) })
  }

  /// Returns the verdict on one stability, given those of permuted rows in ascending order.
  static func verdict(_ stability: Double, _ permuted: [Double]) -> Verdict {
    let below = permuted.count { $0 < stability }
    if below * 100 > permuted.count * 95 { return .stable }
    return below * 2 > permuted.count ? .soft : .fragile
  }

  private func judged<Failure: Error>(
    _ rows: Matrix, using generator: inout some RandomNumberGenerator,
    labels: (Matrix, [Double]) throws(Failure) -> [Int]
  ) throws(Failure) -> (labels: [Int], stabilities: [Double]) {
    let even = [Double](repeating: 1, count: rows.rowCount)
    let own = try labels(rows, even)
    return (own, try stabilities(of: own, rows, using: &generator, labels: labels))
  }

  /// Returns the stability of every cluster of a partition that was found already.
  ///
  /// - Parameters:
  ///   - own: The partition, n labels from 0.
  ///   - rows: n × d.
  ///   - generator: Where weights come from.
  ///   - labels: The method that is run anew for every draw.
  /// - Returns: One value for each cluster, 0 to 1.
  /// - Throws: What the method throws.
  package func stabilities<Failure: Error>(
    of own: [Int], _ rows: Matrix, using generator: inout some RandomNumberGenerator,
    labels: (Matrix, [Double]) throws(Failure) -> [Int]
  ) throws(Failure) -> [Double] {
    var sums = [Double](repeating: 0, count: (own.max() ?? -1) + 1)
    for _ in 0..<drawCount {
      let weights = Self.weights(count: rows.rowCount, using: &generator)
      let drawn = try labels(reweighted(rows, using: &generator), weights)
      let best = Self.bestSimilarities(own, drawn, weights: weights)
      for (cluster, similarity) in best.enumerated() { sums[cluster] += similarity }
    }
    return sums.map { $0 / Double(max(1, drawCount)) }
  }

  /// Returns exponential weights of mean 1.
  static func weights(
    count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let drawn = (0..<count).map { _ in
      -log(Double(generator.next() >> 11) * 0x1p-53 + 0x1p-54)
    }
    let mean = drawn.reduce(0, +) / Double(max(1, count))
    return drawn.map { $0 / mean }
  }

  /// Returns the rows with every column times the root of its weight; weights have mean 1 in each block.
  private func reweighted(
    _ rows: Matrix, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    var result = rows
    for block in blocks {
      let weights = Self.weights(count: block.count, using: &generator)
      for (column, weight) in zip(block, weights) {
        let factor = Float(weight.squareRoot())
        for row in 0..<rows.rowCount { result[row, column] *= factor }
      }
    }
    return result
  }

  /// Returns for every cluster of the first partition its greatest weighted Jaccard similarity to one of the second.
  static func bestSimilarities(_ first: [Int], _ second: [Int], weights: [Double]) -> [Double] {
    let firstCount = (first.max() ?? -1) + 1
    let secondCount = (second.max() ?? -1) + 1
    var firstWeights = [Double](repeating: 0, count: firstCount)
    var secondWeights = [Double](repeating: 0, count: secondCount)
    var members = [[Int]](repeating: [], count: firstCount)
    for row in first.indices {
      firstWeights[first[row]] += weights[row]
      secondWeights[second[row]] += weights[row]
      members[first[row]].append(row)
    }
    var common = [Double](repeating: 0, count: secondCount)
    return members.enumerated().map { cluster, rows in
      for row in rows { common[second[row]] += weights[row] }
      var best = 0.0
      for row in rows {
        let shared = common[second[row]]
        let either = firstWeights[cluster] + secondWeights[second[row]] - shared
        best = max(best, either > 0 ? min(1, shared / either) : 0)
      }
      for row in rows { common[second[row]] = 0 }
      return best
    }
  }
}
