import Foundation

/// The score interval of the ratio of two independent proportions.
public enum RatioInterval {
  /// Returns the 95 % interval of (x ÷ n) ÷ (x′ ÷ n′): the ratios θ that the score test does not reject.
  ///
  /// The statistic is (p̂ − θ p̂′)² ÷ (p (1 − p)/n + θ² p′ (1 − p′)/n′), where p = θ p′ and p′ are the most likely rates of
  /// which the ratio is θ: p′ is the smaller root of N θ p′² − (n θ + x + n′ + x′ θ) p′ + x + x′ = 0. Unlike the interval
  /// from the logarithm it has an end where one of the counts is 0. Counts need not be whole: deals that are alike within
  /// an account are given by what they are worth.
  ///
  /// - Parameters:
  ///   - successes: x, from 0 to n.
  ///   - trials: n.
  ///   - otherSuccesses: x′, from 0 to n′.
  ///   - otherTrials: n′.
  /// - Returns: An interval within 0 to ∞; all of it without trials or without any success.
  ///
  /// > Source: Koopman, "Confidence intervals for the ratio of two binomial proportions", 1984,
  /// > DOI 10.2307/2531405; Miettinen and Nurminen, 1985, DOI 10.1002/sim.4780040211.
  public static func bounds(
    successes: Double, trials: Double, otherSuccesses: Double, otherTrials: Double
  ) -> ClosedRange<Double> {
    precondition(
      successes >= 0 && successes <= trials && otherSuccesses >= 0 && otherSuccesses <= otherTrials,
      "\(successes) of \(trials), \(otherSuccesses) of \(otherTrials)")
    guard trials > 0, otherTrials > 0, successes + otherSuccesses > 0 else {
      return 0...(.infinity)
    }
    let counts = Counts(x: successes, n: trials, y: otherSuccesses, m: otherTrials)
    let middle = log(successes / trials) - log(otherSuccesses / otherTrials)
    let lower = successes == 0 ? 0 : exp(counts.crossing(from: min(middle, 40), to: -40))
    let upper =
      otherSuccesses == 0 ? .infinity : exp(counts.crossing(from: max(middle, -40), to: 40))
    return lower...upper
  }

  /// Returns the 95 % interval of a group's lift: its rate ÷ the rate of all, the group itself among them.
  ///
  /// The rate of all contains the group's own, so the two are not independent and no interval may treat them so. The group and
  /// the rest are: with ρ their ratio and w the group's share of all trials, the lift is ρ ÷ (w ρ + 1 − w), which grows with ρ,
  /// so the ends of the interval of ρ give those of the lift.
  ///
  /// - Parameters:
  ///   - successes: x, from 0 to n, of the group.
  ///   - trials: n.
  ///   - otherSuccesses: x′, from 0 to n′, of the rest.
  ///   - otherTrials: n′.
  ///   - share: w; where trials are weighted it may be another than n ÷ (n + n′).
  /// - Returns: An interval within 0 to 1 ÷ w.
  public static func liftBounds(
    successes: Double, trials: Double, otherSuccesses: Double, otherTrials: Double, share: Double
  ) -> ClosedRange<Double> {
    let ratio = bounds(
      successes: successes, trials: trials, otherSuccesses: otherSuccesses, otherTrials: otherTrials
    )
    func lift(_ ratio: Double) -> Double {
      ratio.isFinite ? ratio / (share * ratio + 1 - share) : 1 / share
    }
    return lift(ratio.lowerBound)...lift(ratio.upperBound)
  }

  private struct Counts {
    let x: Double
    let n: Double
    let y: Double
    let m: Double

    /// The score statistic at a ratio.
    func statistic(_ ratio: Double) -> Double {
      let a = (n + m) * ratio
      let b = n * ratio + x + m + y * ratio
      let root = max(0, b * b - 4 * a * (x + y)).squareRoot()
      // The smaller root, without the difference of two nearly equal numbers.
      let rate = min(1, 2 * (x + y) / (b + root))
      let other = min(1, ratio * rate)
      let difference = x / n - ratio * y / m
      let variance = other * (1 - other) / n + ratio * ratio * rate * (1 - rate) / m
      return difference == 0 ? 0 : difference * difference / variance
    }

    /// Returns the logarithm at which the statistic reaches z², between one where it is below and one beyond.
    func crossing(from inside: Double, to outside: Double) -> Double {
      let limit = WilsonInterval.z95 * WilsonInterval.z95
      var (near, far) = (inside, outside)
      for _ in 0..<200 {
        let middle = near + (far - near) / 2
        guard middle != near, middle != far else { break }
        if statistic(exp(middle)) <= limit { near = middle } else { far = middle }
      }
      return near
    }
  }
}
