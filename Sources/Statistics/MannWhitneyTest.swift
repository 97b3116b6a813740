/// The Mann–Whitney test of whether the numbers of one group tend to be greater than those of another.
public struct MannWhitneyTest: Sendable, Equatable {
  /// The probability that a number of the first group is greater than one of the second, ties counting one half.
  public let areaUnderCurve: Double
  /// The two-sided p from the normal distribution, corrected for ties and continuity.
  public let p: Double

  /// Tests two groups of numbers; nothing when one is empty or all numbers are the same.
  ///
  /// U = R₁ − n₁ (n₁ + 1) / 2 with R₁ the first group's rank sum, AUC = U ÷ (n₁ n₂), and the variance of U is
  /// n₁ n₂ / 12 · (N + 1 − Σ (t³ − t) ÷ (N (N − 1))).
  ///
  /// > Source: Mann, Whitney, "On a test of whether one of two random variables is stochastically larger than the
  /// > other", 1947, DOI 10.1214/aoms/1177730491; Lehmann, "Nonparametrics", 1975, section 1.4, for ties.
  public init?(_ first: [Double], _ second: [Double]) {
    let (firstCount, secondCount) = (Double(first.count), Double(second.count))
    let total = firstCount + secondCount
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let ranks = Ranks(first + second)
    let pairs = firstCount * secondCount
    let wins =
      ranks.values.prefix(first.count).reduce(0, +) - firstCount * (firstCount + 1) / 2
    let variance = pairs / 12 * (total + 1 - ranks.tieSum / (total * (total - 1)))
    guard variance > 0 else { return nil }
    areaUnderCurve = wins / pairs
    let distance = max(0, (wins - pairs / 2).magnitude - 0.5)
    p = NormalDistribution.twoSidedP(distance / variance.squareRoot())
  }

  /// Returns the area under the curve of ordered groups, from the lowest to the highest; NaN with one outcome only.
  public static func areaUnderCurve(positives: [Int], negatives: [Int]) -> Double {
    precondition(
      positives.count == negatives.count, "\(positives.count) and \(negatives.count) groups")
    var below = 0.0
    var wins = 0.0
    for (positive, negative) in zip(positives, negatives) {
      wins += Double(positive) * (below + Double(negative) / 2)
      below += Double(negative)
    }
    return wins / (below * Double(positives.reduce(0, +)))
  }
}
