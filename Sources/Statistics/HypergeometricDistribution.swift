import Foundation

/// The number of marked items among items drawn without putting back.
struct HypergeometricDistribution: Sendable {
  /// Items that are marked.
  let marked: Int
  /// Items that are not.
  let unmarked: Int
  /// Items drawn.
  let draws: Int

  /// The counts that can occur.
  var support: ClosedRange<Int> { max(0, draws - unmarked)...min(marked, draws) }

  /// A count of the greatest probability.
  var mode: Int {
    let peak = (Double(draws) + 1) * (Double(marked) + 1) / (Double(marked + unmarked) + 2)
    return min(support.upperBound, max(support.lowerBound, Int(peak)))
  }

  /// Returns the logarithm of the probability of that count, by way of three binomial probabilities.
  ///
  /// > Source: Loader, "Fast and accurate computation of binomial probabilities", 2000.
  func logProbability(of count: Int) -> Double {
    let total = marked + unmarked
    guard support.contains(count) else { return -.infinity }
    guard draws > 0, draws < total else { return 0 }
    let share = Double(draws) / Double(total)
    let rest = Double(total - draws) / Double(total)
    func binomial(_ trials: Int, _ successes: Int) -> Double {
      BinomialDistribution(trials: trials, probability: share, complement: rest)
        .logProbability(of: successes)
    }
    return binomial(marked, count) + binomial(unmarked, draws - count) - binomial(total, draws)
  }

  /// Returns P(count + 1) ÷ P(count).
  func ratioUpward(from count: Int) -> Double {
    Double(marked - count) * Double(draws - count)
      / (Double(count + 1) * Double(unmarked - draws + count + 1))
  }
}
