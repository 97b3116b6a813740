import Foundation

/// Draws from a binomial distribution, exact to rounding.
///
/// Inversion from the mode: the probability at the mode is known, its neighbors follow by ratios, and values are taken in
/// turn from both sides until their probabilities add up to a uniform number. The order in which values are
/// taken does not change how likely each of them is.
///
/// > Source: Kemp, "A modal method for generating binomial variables", 1986, DOI 10.1080/03610928608829152.
public struct BinomialDraw: Sendable {
  private let trials: Int
  private let share: Double
  private let mode: Int
  private let modeProbability: Double

  /// Creates the distribution of successes in so many trials, each with probability `share`.
  public init(trials: Int, share: Double) {
    precondition(trials >= 0 && share >= 0 && share <= 1, "\(trials) trials at \(share)")
    (self.trials, self.share) = (trials, share)
    mode = min(trials, Int(Double(trials + 1) * share))
    modeProbability = Self.probability(mode, trials, share)
  }

  private static func probability(_ successes: Int, _ trials: Int, _ share: Double) -> Double {
    guard share > 0, share < 1 else { return 1 }
    let (n, k) = (Double(trials), Double(successes))
    let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(share) + (n - k) * log1p(-share))
  }

  /// Returns a number of successes.
  ///
  /// - Complexity: O(√(n p (1 − p))) as a rule.
  public func next(using generator: inout SeededGenerator) -> Int {
    guard share > 0, share < 1 else { return mode }
    var rest = generator.unit() - modeProbability
    guard rest >= 0 else { return mode }
    let odds = share / (1 - share)
    var (below, above) = (mode, mode)
    var (belowProbability, aboveProbability) = (modeProbability, modeProbability)
    while below > 0 || above < trials {
      if above < trials {
        aboveProbability *= Double(trials - above) / Double(above + 1) * odds
        above += 1
        rest -= aboveProbability
        if rest < 0 { return above }
      }
      if below > 0 {
        belowProbability *= Double(below) / Double(trials - below + 1) / odds
        below -= 1
        rest -= belowProbability
        if rest < 0 { return below }
      }
      // What rounding has left over is smaller than any further probability.
      if aboveProbability + belowProbability < 1e-300 { break }
    }
    return mode
  }
}
