import Foundation

/// A logistic regression: log-odds = intercept + Σ coefficient · value.
public struct LogisticFit: Sendable, Equatable {
  /// The log-odds of a row of zeros.
  public let intercept: Double
  /// The weight of each column, k; log-odds per unit of the column.
  public let coefficients: [Double]
  /// The mean over trials of −ln of the probability of what came true.
  public let meanLogLoss: Double
  /// λ Σ ((w − w₀) / s)².
  public let penalty: Double
  /// The largest first derivative of the objective that no bound holds back, per standard deviation of a column.
  public let residual: Double
  /// How many Newton steps were taken.
  public let iterationCount: Int
  /// Whether the residual is below the tolerance asked for.
  public let hasConverged: Bool

  /// Returns the log-odds of every row, m.
  public func logOdds(_ columns: [[Double]], rowCount: Int) -> [Double] {
    precondition(
      columns.count == coefficients.count && columns.allSatisfy { $0.count == rowCount },
      "\(columns.count) columns of \(columns.map(\.count)) values, \(coefficients.count) weights")
    var sums = [Double](repeating: intercept, count: rowCount)
    for (values, weight) in zip(columns, coefficients) where weight != 0 {
      for row in sums.indices { sums[row] += weight * values[row] }
    }
    return sums
  }

  /// Returns the mean log-loss of rows that may be others than those of the fit; NaN without trials.
  public func meanLogLoss(of rows: OutcomeRows) -> Double {
    let odds = logOdds(rows.columns, rowCount: rows.rowCount)
    var (loss, trials) = (0.0, 0.0)
    for (row, line) in odds.enumerated() {
      // ln(1 + eᶻ) without overflow.
      loss += rows.trials[row] * (max(line, 0) + log1p(exp(-line.magnitude)))
      loss -= rows.successes[row] * line
      trials += rows.trials[row]
    }
    return trials > 0 ? loss / trials : .nan
  }
}
