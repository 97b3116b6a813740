import LinearAlgebra
import Statistics

/// Intervals of money by drawing whole accounts: the deals of one account come or stay away together.
///
/// Every resample has a generator of its own, so the interval is the same for any number of threads.
public struct AccountBootstrap: Sendable {
  /// Where the draws begin.
  public let seed: UInt64
  /// How many resamples are drawn.
  public let resampleCount: Int
  /// How many threads may draw.
  public let threadCount: Int

  /// Creates a bootstrap.
  public init(
    seed: UInt64, resampleCount: Int = BCaInterval.usualResampleCount, threadCount: Int
  ) {
    self.seed = seed
    self.resampleCount = resampleCount
    self.threadCount = threadCount
  }

  /// Three figures of some accounts, each with its interval.
  public struct Figures: Sendable, Equatable {
    /// Revenue ÷ won deals with an amount.
    public var averageDeal: Estimate
    /// Revenue ÷ accounts.
    public var revenuePerAccount: Estimate
    /// Accounts with such a deal ÷ accounts.
    public var share: Estimate
  }

  /// Returns the figures of some accounts, without intervals where fewer than `leastWins` accounts carry a win.
  ///
  /// - Parameters:
  ///   - pairs: Revenue and won deals of the m accounts that have any.
  ///   - accountCount: All accounts, n.
  /// - Returns: The figures.
  /// - Complexity: O(b m), with b resamples; O(b √m) without the sums.
  public func figures(pairs: [SIMD2<Double>], accountCount: Int) -> Figures {
    let (sums, count) = (pairs.reduce(SIMD2<Double>.zero, +), Double(accountCount))
    let values = (sums.x / sums.y, sums.x / count, Double(pairs.count) / count)
    guard pairs.count >= MoneyEvidence.leastWins else {
      return Figures(
        averageDeal: Estimate(value: values.0),
        revenuePerAccount: Estimate(value: accountCount > 0 ? values.1 : .nan),
        share: Estimate(value: values.2))
    }
    let resampling = ClusterResampling(pairs: pairs, clusterCount: accountCount)
    let drawn = drawn(resampling)
    // A resample without any win has no average; it is next to impossible with 20 or more.
    let averages = drawn.filter { $0.pair.y > 0 }.map { $0.pair.x / $0.pair.y }
    let ones = [Double](repeating: 1, count: pairs.count)
    return Figures(
      averageDeal: Estimate(
        value: values.0,
        interval: BCaInterval.bounds(
          resamples: averages, estimate: values.0,
          acceleration: BCaInterval.acceleration(ofRatio: pairs, clusterCount: accountCount))),
      revenuePerAccount: Estimate(
        value: values.1,
        interval: BCaInterval.bounds(
          resamples: drawn.map { $0.pair.x / count }, estimate: values.1,
          acceleration: BCaInterval.acceleration(
            ofMean: pairs.map(\.x), clusterCount: accountCount))),
      share: Estimate(
        value: values.2,
        interval: BCaInterval.bounds(
          resamples: drawn.map { Double($0.carryingCount) / count }, estimate: values.2,
          acceleration: BCaInterval.acceleration(ofMean: ones, clusterCount: accountCount))))
  }

  private func drawn(_ resampling: ClusterResampling) -> [ClusterResampling.Sums] {
    let (seed, resampleCount) = (seed, resampleCount)
    let chunkCount = min(resampleCount, ChunkedWork.usualChunkCount)
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: resampleCount).map {
        resampling.resample($0, seed: seed)
      }
    }.flatMap(\.self)
  }
}
