import Foundation
import LinearAlgebra

/// Logistic regression that is drawn to given weights and keeps every weight within bounds.
///
/// Minimizes the mean log-loss over trials + λ Σ ((w − w₀) / s)², with lower ≤ w ≤ upper for each weight and the intercept
/// free of both. With little data the weights stay near w₀, with much they follow the data; a bound at zero keeps a weight
/// that the data would turn around from doing harm.
///
/// Columns are moved to mean 0 and stretched to standard deviation 1 first, which changes nothing but the rounding, and rows
/// that are equal are pooled. A column that does not vary has the weight w₀, moved into its bounds. Columns that repeat each
/// other share a weight as λ and s say; where λ is 0, in some way that depends on where the method began, with the same log-odds.
///
/// ```swift
/// let rows = try OutcomeRows(columns: [[0, 0, 1, 1]], outcomes: [false, true, false, true])
/// let fit = try ConstrainedLogistic().fit(rows, priors: [WeightPrior()])
/// // half of both: intercept 0, weight 0
/// ```
///
/// > Source: Friedman, Hastie, Tibshirani, "Regularization paths for generalized linear models via coordinate descent", 2010,
/// > DOI 10.18637/jss.v033.i01, for the objective; Bertsekas, 1982, DOI 10.1137/0320018, for the method.
public struct ConstrainedLogistic: Sendable {
  /// λ, at least 0; in log-loss per squared scale.
  public var penalty = 0.0
  /// The residual below which a fit has converged; first derivatives of the objective per standard deviation of a column.
  public var tolerance = 1e-8
  /// The most Newton steps that are taken.
  public var maximumIterationCount = 100
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Creates a method without a penalty.
  public init() {}

  /// Fits weights to rows.
  ///
  /// - Parameters:
  ///   - rows: m rows of k columns.
  ///   - priors: What is held of each weight, k.
  /// - Returns: The fit; one that did not converge says so.
  /// - Throws: `WeightFittingError.noTrials`, `.oneClass`, and where λ is 0 `.separated` when the likelihood has no maximum.
  /// - Complexity: O(m k²) for each of a handful of steps, less where rows are equal.
  public func fit(
    _ rows: OutcomeRows, priors: [WeightPrior]
  ) throws(WeightFittingError) -> LogisticFit {
    let prepared = try prepared(rows, priors: priors)
    return prepared.fit(try end(of: prepared.problem), tolerance: tolerance)
  }

  /// Minimizes from the prior's values.
  func end(of problem: LogisticProblem) throws(WeightFittingError) -> ProjectedNewton.End {
    let share = problem.successes.reduce(0, +) / problem.total
    let start =
      zip(problem.centers, zip(problem.lower, problem.upper)).dropLast().map {
        min($1.1, max($1.0, $0))
      } + [log(share / (1 - share))]
    return try ProjectedNewton(
      tolerance: tolerance, maximumIterationCount: maximumIterationCount, threadCount: threadCount
    ).end(of: problem, from: start)
  }

  /// Rows pooled and in standard units.
  struct Prepared {
    let problem: LogisticProblem
    let columns: StandardColumns
    let pooling: RowPooling
    let priors: [WeightPrior]

    /// Returns a fit in the columns' own units.
    func fit(_ end: ProjectedNewton.End, tolerance: Double) -> LogisticFit {
      let own = columns.own(end.point.weights, priors)
      return LogisticFit(
        intercept: own.intercept, coefficients: own.coefficients,
        meanLogLoss: end.point.meanLoss, penalty: end.point.penalty, residual: end.residual,
        iterationCount: end.iterationCount, hasConverged: end.hasConverged)
    }
  }

  /// Pools rows and brings them into standard units.
  func prepared(
    _ rows: OutcomeRows, priors: [WeightPrior]
  ) throws(WeightFittingError) -> Prepared {
    precondition(
      priors.count == rows.columnCount && penalty >= 0 && penalty.isFinite && threadCount >= 1,
      "\(priors.count) priors of \(rows.columnCount) columns, λ = \(penalty), "
        + "\(threadCount) threads")
    let pooling = RowPooling(rows)
    let columns = StandardColumns(rows)
    let chosen = pooling.representatives
    let isWhole = pooling.places == nil
    let logisticRows = LogisticRows(
      columns: columns.kept.map { column in
        isWhole ? rows.columns[column] : chosen.map { rows.columns[column][$0] }
      },
      shifts: columns.kept.map { columns.means[$0] },
      factors: columns.kept.map { 1 / columns.deviations[$0] }, rowCount: chosen.count)
    let problem = LogisticProblem(
      rows: logisticRows,
      trials: logisticRows.padded(zip(chosen, pooling.counts).map { rows.trials[$0] * $1 }),
      successes: logisticRows.padded(zip(chosen, pooling.counts).map { rows.successes[$0] * $1 }),
      priors: columns.priors(priors), penalty: penalty)
    if let error = problem.lackOfOutcomes() { throw error }
    return Prepared(problem: problem, columns: columns, pooling: pooling, priors: priors)
  }
}
