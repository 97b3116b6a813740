import Foundation

/// Fisher's exact test of two proportions.
public enum FisherTest {
  /// Two tables count as equally probable when their probabilities differ by no more than this share.
  static let tolerance = 1e-7

  /// Returns the two-sided p: the probability of all tables with these margins that are at most as probable.
  ///
  /// Walks from the observed table outward on its own side, and from the first table that is no more probable on the
  /// other side, until the terms no longer change the sum; the middle is never visited.
  ///
  /// - Parameters:
  ///   - first: Successes and trials of one group.
  ///   - second: Successes and trials of the other.
  /// - Returns: The p, 1 where a margin is empty.
  ///
  /// > Source: Fisher, "The logic of inductive inference", 1935, DOI 10.2307/2342435; which tables count, and the
  /// > relative tolerance of 1e-7, as in R's `fisher.test`.
  public static func twoSidedP(
    _ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int)
  ) -> Double {
    precondition(
      (0...first.trials).contains(first.successes)
        && (0...second.trials).contains(second.successes),
      "\(first.successes) of \(first.trials), \(second.successes) of \(second.trials)")
    let tables = HypergeometricDistribution(
      marked: first.trials, unmarked: second.trials, draws: first.successes + second.successes)
    let observed = tables.logProbability(of: first.successes)
    let bound = observed + log1p(tolerance)
    guard tables.logProbability(of: tables.mode) > bound else { return 1 }
    let isLow = first.successes < tables.mode
    var p = exp(observed) * tailSum(of: tables, from: first.successes, upward: !isLow)
    if let other = firstAtMost(bound, in: tables, upward: isLow) {
      p += exp(tables.logProbability(of: other)) * tailSum(of: tables, from: other, upward: isLow)
    }
    return min(1, p)
  }

  /// Returns the sum of probabilities from that count outward, in units of the first.
  private static func tailSum(
    of tables: HypergeometricDistribution, from start: Int, upward: Bool
  ) -> Double {
    let support = tables.support
    var sum = 1.0
    var term = 1.0
    var count = start
    while upward ? count < support.upperBound : count > support.lowerBound, term > sum * 1e-18 {
      term *=
        upward ? tables.ratioUpward(from: count) : 1 / tables.ratioUpward(from: count - 1)
      count += upward ? 1 : -1
      sum += term
    }
    return sum
  }

  /// Returns the count nearest to the mode on one side whose log-probability is at most the bound.
  private static func firstAtMost(
    _ bound: Double, in tables: HypergeometricDistribution, upward: Bool
  ) -> Int? {
    var inside = tables.mode
    var outside = upward ? tables.support.upperBound : tables.support.lowerBound
    guard tables.logProbability(of: outside) <= bound else { return nil }
    while abs(outside - inside) > 1 {
      let middle = (inside + outside) / 2
      if tables.logProbability(of: middle) <= bound { outside = middle } else { inside = middle }
    }
    return outside
  }
}
