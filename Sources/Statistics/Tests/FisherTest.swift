import Foundation

/// Fisher's exact test of two proportions.
public enum FisherTest {
  /// Returns the two-sided p: the probability of all tables that are no more probable than this one.
  ///
  /// Tables whose probability is within a factor 1 + 1e-7 of this one's count as equally probable, as in R.
  ///
  /// - Parameters:
  ///   - successes: Successes of the first.
  ///   - trials: Trials of the first.
  ///   - otherSuccesses: Successes of the second.
  ///   - otherTrials: Trials of the second.
  /// - Returns: p, between 0 and 1; 1 where one of the two has no trials.
  /// - Complexity: O(standard deviation of the table's count); far tails are not walked.
  ///
  /// > Source: Fisher, "The logic of inductive inference", 1935, DOI 10.2307/2342435; two-sided by R's rule.
  public static func twoSidedP(
    successes: Int, trials: Int, otherSuccesses: Int, otherTrials: Int
  ) -> Double {
    precondition(
      (0...trials).contains(successes) && (0...otherTrials).contains(otherSuccesses),
      "\(successes) of \(trials), \(otherSuccesses) of \(otherTrials)")
    let table = Hypergeometric(
      first: trials, second: otherTrials, drawn: successes + otherSuccesses)
    let (low, high) = (table.support.lowerBound, table.support.upperBound)
    guard low < high else { return 1 }
    let limit = table.logProbability(successes) + log1p(1e-7)
    // The probabilities rise to the mode and fall from it: both tails are runs from the ends.
    let mode = table.mode
    var p = 0.0
    var left = lastAtMost(limit, low, mode, table)
    while let count = left {
      let term = exp(table.logProbability(count))
      p += term
      left = count > low && term > p * 1e-18 ? count - 1 : nil
    }
    var right = firstAtMost(limit, mode + 1, high, table)
    while let count = right {
      let term = exp(table.logProbability(count))
      p += term
      right = count < high && term > p * 1e-18 ? count + 1 : nil
    }
    return min(1, p)
  }

  /// Returns the last count from `low` to `high`, where probabilities rise, that is at most the limit.
  private static func lastAtMost(
    _ limit: Double, _ low: Int, _ high: Int, _ table: Hypergeometric
  ) -> Int? {
    guard table.logProbability(low) <= limit else { return nil }
    var (inside, outside) = (low, high + 1)
    while outside - inside > 1 {
      let middle = (inside + outside) / 2
      if table.logProbability(middle) <= limit { inside = middle } else { outside = middle }
    }
    return inside
  }

  /// Returns the first count from `low` to `high`, where probabilities fall, that is at most the limit.
  private static func firstAtMost(
    _ limit: Double, _ low: Int, _ high: Int, _ table: Hypergeometric
  ) -> Int? {
    guard low <= high, table.logProbability(high) <= limit else { return nil }
    var (outside, inside) = (low - 1, high)
    while inside - outside > 1 {
      let middle = (inside + outside) / 2
      if table.logProbability(middle) <= limit { inside = middle } else { outside = middle }
    }
    return inside
  }
}
