import Statistics

/// Weights fitted to all rows, with what resamples of the accounts say of them.
///
/// Shapes: k weights, b resamples that could be fitted.
public struct BootstrappedWeights: Sendable, Equatable {
  /// The fit of all rows.
  public let fit: LogisticFit
  /// What was held of each weight, k.
  public let priors: [WeightPrior]
  /// The intercept of every resample, b.
  public let intercepts: [Double]
  /// The weights of every resample, b of k.
  public let coefficients: [[Double]]
  /// How many resamples could not be fitted; those without outcomes of both kinds, or with no best weights.
  public let failedCount: Int
  /// The largest residual of a resample; NaN without any.
  public let residual: Double

  /// Returns the interval of a weight that holds 95 % of the resamples; nothing without any.
  ///
  /// - Parameter column: Which weight.
  /// - Returns: The quantiles at 2.5 % and 97.5 %.
  ///
  /// > Source: Efron and Tibshirani, "An introduction to the bootstrap", 1993, DOI 10.1201/9780429246593, section 13.3.
  public func interval(ofColumn column: Int) -> ClosedRange<Double>? {
    Self.interval(coefficients.map { $0[column] })
  }

  /// The interval of the intercept that holds 95 % of the resamples; nothing without any.
  public var interceptInterval: ClosedRange<Double>? { Self.interval(intercepts) }

  /// Returns the share of resamples in which a weight has the sign that it is expected to have and is off zero.
  ///
  /// The sign is that of its bound at zero, else that of its prior value, else that of the fit of all rows.
  ///
  /// - Parameter column: Which weight.
  /// - Returns: 0 to 1; NaN without resamples or where no sign is expected.
  public func expectedSignShare(ofColumn column: Int) -> Double {
    let fitted = fit.coefficients[column]
    let prior = priors[column].expectedSign
    let sign = prior != 0 ? Double(prior) : fitted > 0 ? 1 : fitted < 0 ? -1 : 0
    guard sign != 0, !coefficients.isEmpty else { return .nan }
    let hits = coefficients.count { $0[column] * sign > 0 }
    return Double(hits) / Double(coefficients.count)
  }

  private static func interval(_ values: [Double]) -> ClosedRange<Double>? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return Quantile.value(at: 0.025, ofSorted: sorted)...Quantile.value(at: 0.975, ofSorted: sorted)
  }
}
