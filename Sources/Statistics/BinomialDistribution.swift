import Foundation

/// The number of successes among independent trials.
public struct BinomialDistribution: Sendable {
  /// The number of trials.
  public let trials: Int
  /// The probability of success.
  public let probability: Double
  /// 1 − `probability`, kept apart so that it loses no digits.
  private let complement: Double

  /// Creates a distribution.
  public init(trials: Int, probability: Double) {
    self.init(trials: trials, probability: probability, complement: 1 - probability)
  }

  init(trials: Int, probability: Double, complement: Double) {
    precondition(
      trials >= 0 && probability >= 0 && complement >= 0,
      "\(trials) trials with probability \(probability)")
    self.trials = trials
    self.probability = probability
    self.complement = complement
  }

  /// Returns the logarithm of the probability of exactly that many successes.
  ///
  /// Written as deviances from the mean, not as a difference of large log-factorials, so that the relative error of the
  /// probability stays near 1e-13 for millions of trials.
  ///
  /// > Source: Loader, "Fast and accurate computation of binomial probabilities", 2000 (the
  /// saddle-point expansion).
  public func logProbability(of successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return -.infinity }
    if probability == 0 { return successes == 0 ? 0 : -.infinity }
    if complement == 0 { return successes == trials ? 0 : -.infinity }
    let total = Double(trials)
    if successes == 0 { return total * logarithm(complement, oneMinus: probability) }
    if successes == trials { return total * logarithm(probability, oneMinus: complement) }
    let hits = Double(successes)
    let misses = Double(trials - successes)
    return stirlingCorrection(total) - stirlingCorrection(hits) - stirlingCorrection(misses)
      - deviance(hits, expected: total * probability)
      - deviance(misses, expected: total * complement)
      + 0.5 * log(total / (hits * misses)) - logRootOfTwoPi
  }

  /// Returns the probabilities around the mode that are not negligible, and the count that the first belongs to.
  ///
  /// What is left out sums to less than 1e-15.
  func bulk() -> (first: Int, probabilities: [Double]) {
    let mode = min(trials, Int((Double(trials) + 1) * probability))
    let peak = exp(logProbability(of: mode))
    let odds = probability / complement
    var below: [Double] = []
    var above: [Double] = []
    var value = peak
    var count = mode
    while count > 0, value > 1e-20 {
      value *= Double(count) / (Double(trials - count + 1) * odds)
      count -= 1
      below.append(value)
    }
    value = peak
    count = mode
    while count < trials, value > 1e-20 {
      value *= Double(trials - count) * odds / Double(count + 1)
      count += 1
      above.append(value)
    }
    return (mode - below.count, below.reversed() + [peak] + above)
  }

  private func logarithm(_ value: Double, oneMinus other: Double) -> Double {
    other < 0.1 ? log1p(-other) : log(value)
  }

  /// Returns x log(x ÷ m) + m − x, which is small beside x and m where they are close.
  private func deviance(_ value: Double, expected: Double) -> Double {
    let difference = value - expected
    guard difference.magnitude < 0.1 * (value + expected) else {
      return value * log(value / expected) + expected - value
    }
    let ratio = difference / (value + expected)
    var sum = difference * ratio
    var term = 2 * value * ratio
    var divisor = 1.0
    while true {
      term *= ratio * ratio
      divisor += 2
      let next = sum + term / divisor
      if next == sum { return sum }
      sum = next
    }
  }
}
