import LinearAlgebra
import Statistics

/// How much fitted weights would change with other accounts: refits of resamples in which whole accounts are drawn.
///
/// Every resample draws as many accounts as there are, with replacement, and an account's rows count as often as it was
/// drawn. Each is fitted to the same tolerance as all rows, beginning from their fit. Resamples have generators of their
/// own, so that the result is the same for any number of threads.
public struct WeightBootstrap: Sendable {
  /// Where the draws begin.
  public let seed: UInt64
  /// How many resamples are drawn.
  public let resampleCount: Int
  /// Told how many groups of resamples are fitted.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// How many resamples are drawn where nothing else is said.
  public static let usualResampleCount = 500

  /// Creates a bootstrap.
  public init(seed: UInt64, resampleCount: Int = usualResampleCount) {
    precondition(resampleCount >= 1, "\(resampleCount) resamples")
    self.seed = seed
    self.resampleCount = resampleCount
  }

  /// Fits weights to all rows and to every resample.
  ///
  /// - Parameters:
  ///   - rows: m rows of k columns.
  ///   - accounts: The account of each row, m, numbered from 0 without gaps; all of them are drawn from.
  ///   - priors: What is held of each weight, k.
  ///   - method: How to fit; its threads are used for the resamples.
  /// - Returns: The fit and its resamples. A resample without outcomes of both kinds, or with no best weights, is left out
  ///   and counted.
  /// - Throws: What the fit of all rows throws.
  /// - Complexity: O(m (k + accounts / m)) for each of a handful of passes of a resample; where resamples are far from all
  ///   rows, because these are few, O(m k²) for each Newton step.
  public func fits(
    _ rows: OutcomeRows, accounts: [Int], priors: [WeightPrior], method: ConstrainedLogistic
  ) throws(WeightFittingError) -> BootstrappedWeights {
    precondition(
      accounts.count == rows.rowCount, "\(accounts.count) accounts of \(rows.rowCount) rows")
    let prepared = try method.prepared(rows, priors: priors)
    let whole = try method.end(of: prepared.problem)
    let group = group(rows, prepared, whole, accounts: accounts, method: method)
    let size = LogisticRows.fitCount
    let chunkCount = (resampleCount + size - 1) / size
    let counter = WorkCounter(
      "Resampling accounts", total: chunkCount, unit: "groups of \(size) resamples", progress)
    let ends = ChunkedWork.map(chunkCount: chunkCount, threadCount: method.threadCount) { chunk in
      defer { counter.add() }
      return group.ends(chunk * size..<min(resampleCount, (chunk + 1) * size))
    }.joined()
    let found = ends.compactMap { $0 }.filter { $0.residual < method.tolerance }
    let own = found.map { prepared.columns.own($0.weights, priors) }
    return BootstrappedWeights(
      fit: prepared.fit(whole, tolerance: method.tolerance), priors: priors,
      intercepts: own.map(\.intercept), coefficients: own.map(\.coefficients),
      failedCount: resampleCount - found.count, residual: found.map(\.residual).max() ?? .nan)
  }

  private func group(
    _ rows: OutcomeRows, _ prepared: ConstrainedLogistic.Prepared, _ whole: ProjectedNewton.End,
    accounts: [Int], method: ConstrainedLogistic
  ) -> RefitGroup {
    // Each kind of row once: how many of them there are is in the counts of a resample.
    let (kinds, standard) = (prepared.pooling.representatives, prepared.problem.rows)
    let single = prepared.problem.with(
      trials: standard.padded(kinds.map { rows.trials[$0] }),
      successes: standard.padded(kinds.map { rows.successes[$0] }))
    return RefitGroup(
      problem: single,
      counts: RefitCounts(rows, accounts: accounts, pooling: prepared.pooling, seed: seed),
      start: whole.point.weights,
      hessian: prepared.problem.hessian(whole.point, threadCount: method.threadCount),
      residuals: single.point(whole.point.weights, threadCount: method.threadCount).residuals,
      newton: ProjectedNewton(
        tolerance: method.tolerance, maximumIterationCount: method.maximumIterationCount,
        threadCount: 1))
  }
}
