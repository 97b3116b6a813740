/// The mean squared error of probabilities, and Murphy's parts of it.
///
/// With bins k of n_k forecasts, mean forecast p̄_k and rate ȳ_k, and the rate ȳ of all: reliability
/// Σ n_k (p̄_k − ȳ_k)² ÷ n (0 is best), resolution Σ n_k (ȳ_k − ȳ)² ÷ n (more is better), uncertainty ȳ (1 − ȳ).
/// Brier = reliability − resolution + uncertainty + what is left within the bins,
/// Σ ((p − p̄_k)² − 2 (y − ȳ_k)(p − p̄_k)) ÷ n, which is 0 where all forecasts of a bin are equal.
///
/// > Source: Murphy, "A new vector partition of the probability score", 1973,
/// > DOI 10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2; within bins: Stephenson, Coelho, Jolliffe, 2008,
/// > DOI 10.1175/2007WAF2006116.1.
public struct BrierScore: Sendable, Equatable {
  /// The score, 0 to 1, less being better; NaN without forecasts.
  public let value: Double
  /// Its standard error; NaN with fewer than two forecasts.
  public let standardError: Double
  /// How far the rates of bins are from the forecasts.
  public let reliability: Double
  /// How far the rates of bins are from the rate of all.
  public let resolution: Double
  /// The score of the rate of all as the forecast of each.
  public let uncertainty: Double
  /// What the bins hide.
  public let withinBins: Double

  /// Scores forecasts.
  ///
  /// - Parameters:
  ///   - forecasts: n probabilities.
  ///   - outcomes: What came true, n.
  ///   - width: The bins of the parts; ten of equal width when left out.
  public init(
    forecasts: [Double], outcomes: [Bool], width: ReliabilityBins.Width = .equal(10)
  ) {
    let binned = ReliabilityBins(forecasts: forecasts, outcomes: outcomes, width: width)
    let n = Double(forecasts.count)
    let all = Double(outcomes.count { $0 }) / n
    let errors = zip(forecasts, outcomes).map { forecast, cameTrue in
      let error = forecast - (cameTrue ? 1 : 0)
      return error * error
    }
    let mean = errors.reduce(0, +) / n
    let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    value = mean
    standardError = n > 1 ? (squares / (n - 1) / n).squareRoot() : .nan
    reliability =
      binned.bins.reduce(0) {
        $0 + Double($1.count) * ($1.meanForecast - $1.rate) * ($1.meanForecast - $1.rate)
      } / n
    resolution =
      binned.bins.reduce(0) { $0 + Double($1.count) * ($1.rate - all) * ($1.rate - all) } / n
    uncertainty = all * (1 - all)
    withinBins =
      forecasts.indices.reduce(0) { sum, index in
        let bin = binned.bins[binned.binOfForecast[index]]
        let forecast = forecasts[index] - bin.meanForecast
        let outcome = (outcomes[index] ? 1 : 0) - bin.rate
        return sum + forecast * forecast - 2 * outcome * forecast
      } / n
  }
}
