import Foundation

/// The mean surprise at what came true: −ln p of it.
public enum LogLoss {
  /// Probabilities are kept this far from 0 and 1, where the logarithm has no end.
  package static let margin = Double.ulpOfOne

  /// Returns −(1/n) Σ ln of the probability that was given to what came true; NaN without forecasts.
  ///
  /// - Parameters:
  ///   - forecasts: n probabilities; those within 2.2e-16 of 0 and 1 are moved to that distance.
  ///   - outcomes: What came true, n.
  /// - Returns: The mean loss in nats.
  ///
  /// > Source: Good, "Rational decisions", 1952, DOI 10.1111/j.2517-6161.1952.tb00104.x.
  public static func value(forecasts: [Double], outcomes: [Bool]) -> Double {
    precondition(
      forecasts.count == outcomes.count, "\(forecasts.count) forecasts, \(outcomes.count) outcomes")
    let sum = zip(forecasts, outcomes).reduce(0.0) { sum, pair in
      let forecast = min(1 - margin, max(margin, pair.0))
      return sum - (pair.1 ? log(forecast) : log(1 - forecast))
    }
    return sum / Double(forecasts.count)
  }
}
