import Foundation

/// The probability that one proportion is above another, given what was seen.
public enum JeffreysComparison {
  /// Returns P(p > q) when p and q have independent Jeffreys priors, Beta(1/2, 1/2).
  ///
  /// After x of n, p is Beta(x + 1/2, n − x + 1/2). On a grid of θ with p = sin²(θ) both densities are smooth, and
  /// 1 / (2 √n) wide: the posterior of θ is proportional to sin(θ)^(2x) · cos(θ)^(2(n − x)), the prior having
  /// cancelled. The double integral is a sum over 20,000 midpoints of the part of θ where either posterior is more than
  /// ten widths from nothing, so the cells narrow with the posteriors; the error is below 1e-6 for any counts.
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
    let reach = bulk(successes, trials)
    let otherReach = bulk(otherSuccesses, otherTrials)
    let lower = min(reach.lowerBound, otherReach.lowerBound)
    let upper = max(reach.upperBound, otherReach.upperBound)
    let first = posterior(successes, trials, over: lower...upper)
    let second = posterior(otherSuccesses, otherTrials, over: lower...upper)
    var (below, total) = (0.0, 0.0)
    for index in first.indices {
      // Half of the second's mass in the same cell lies below.
      total += first[index] * (below + second[index] / 2)
      below += second[index]
    }
    return min(1, max(0, total / (first.reduce(0, +) * below)))
  }

  private static let cellCount = 20_000

  /// Returns the angles within ten widths of the posterior's middle.
  private static func bulk(_ successes: Int, _ trials: Int) -> ClosedRange<Double> {
    let size = Double(trials) + 0.5
    let middle = asin(((Double(successes) + 0.25) / size).squareRoot())
    let reach = 5 / size.squareRoot()
    return max(0, middle - reach)...min(Double.pi / 2, middle + reach)
  }

  /// Returns the posterior's relative mass in each cell of θ.
  private static func posterior(
    _ successes: Int, _ trials: Int, over angles: ClosedRange<Double>
  ) -> [Double] {
    let (x, y) = (2 * Double(successes), 2 * Double(trials - successes))
    let width = (angles.upperBound - angles.lowerBound) / Double(cellCount)
    let logs = (0..<cellCount).map { cell -> Double in
      let theta = angles.lowerBound + (Double(cell) + 0.5) * width
      return x * log(sin(theta)) + y * log(cos(theta))
    }
    let greatest = logs.max() ?? 0
    return logs.map { exp($0 - greatest) }
  }
}
