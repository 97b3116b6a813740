/// Successes and trials by cluster (deals by account), where the trials of one cluster are not independent.
///
/// Shapes: m clusters. Each cluster's rate kᵢ/nᵢ counts with weight nᵢ. Sums of squares are in units of the binomial
/// variance p̂ (1 − p̂), so that with one trial a cluster they are Pearson's chi-squares. The variation that the
/// question does not explain, per degree of freedom, estimates how much more the clusters vary than coins would; it divides
/// the explained one, and is never taken to be below 1.
///
/// > Source: McCullagh, Nelder, "Generalized Linear Models", 1989, DOI 10.1007/978-1-4899-3242-6, section 4.5
/// > (over-dispersion by a constant factor, estimated by Pearson's statistic).
public struct ClusteredProportions: Sendable {
  /// Successes of each cluster, m.
  public let successes: [Int]
  /// Trials of each cluster, m, each at least 1.
  public let trials: [Int]

  /// Creates counts of at least one trial each.
  public init(successes: [Int], trials: [Int]) {
    precondition(
      successes.count == trials.count && trials.allSatisfy { $0 > 0 },
      "\(successes.count) successes, \(trials.count) trials, the smallest \(trials.min() ?? 0)")
    self.successes = successes
    self.trials = trials
  }

  /// A test's outcome.
  public struct Outcome: Sendable, Equatable {
    /// The explained sum of squares, a chi-square if there were no over-dispersion.
    public let chiSquare: Double
    /// How much more the clusters vary than coins would, at least 1.
    public let dispersion: Double
    /// The p of the F distribution.
    public let p: Double
  }

  /// Tests whether the rate differs between levels; nothing when it cannot be told.
  ///
  /// - Parameter levels: The level of each cluster, m, from 0.
  /// - Returns: An F test of (levels − 1) and (m − levels) degrees of freedom.
  public func levelsTest(_ levels: [Int]) -> Outcome? {
    precondition(levels.count == trials.count, "\(levels.count) levels, \(trials.count) clusters")
    let levelCount = (levels.max() ?? -1) + 1
    var hits = [Double](repeating: 0, count: levelCount)
    var totals = hits
    for (cluster, level) in levels.enumerated() {
      hits[level] += Double(successes[cluster])
      totals[level] += Double(trials[cluster])
    }
    var explained = 0.0
    for level in 0..<levelCount where totals[level] > 0 {
      let excess = hits[level] - totals[level] * rate
      explained += excess * excess / totals[level]
    }
    return outcome(explained: explained, degreesOfFreedom: totals.count { $0 > 0 } - 1)
  }

  /// Tests whether the rate rises or falls with a number, by its ranks over the trials; nothing when it cannot be told.
  ///
  /// - Parameter numbers: One number for each cluster, m, none of them NaN.
  /// - Returns: An F test of 1 and (m − 2) degrees of freedom.
  public func rankTrendTest(_ numbers: [Double]) -> Outcome? {
    precondition(
      numbers.count == trials.count, "\(numbers.count) numbers, \(trials.count) clusters")
    let ranks = Ranks(numbers).values
    let total = Double(trials.reduce(0, +))
    let meanRank = zip(trials, ranks).reduce(0) { $0 + Double($1.0) * $1.1 } / total
    var trend = 0.0
    var spread = 0.0
    for (cluster, rank) in ranks.enumerated() {
      let count = Double(trials[cluster])
      trend += (rank - meanRank) * (Double(successes[cluster]) - count * rate)
      spread += count * (rank - meanRank) * (rank - meanRank)
    }
    guard spread > 0 else { return nil }
    return outcome(explained: trend * trend / spread, degreesOfFreedom: 1)
  }

  private var rate: Double {
    Double(successes.reduce(0, +)) / Double(trials.reduce(0, +))
  }

  private func outcome(explained: Double, degreesOfFreedom: Int) -> Outcome? {
    let rest = trials.count - 1 - degreesOfFreedom
    let variance = rate * (1 - rate)
    guard degreesOfFreedom > 0, rest > 0, variance > 0 else { return nil }
    var all = 0.0
    for (hits, count) in zip(successes, trials) {
      let excess = Double(hits) - Double(count) * rate
      all += excess * excess / Double(count)
    }
    let dispersion = max(1, (all - explained) / variance / Double(rest))
    let ratio = explained / variance / Double(degreesOfFreedom) / dispersion
    // P(F > f) is the incomplete beta function of df₂ / (df₂ + df₁ f).
    let spot = Double(rest) / (Double(rest) + Double(degreesOfFreedom) * ratio)
    let p = regularizedIncompleteBeta(
      Double(rest) / 2, Double(degreesOfFreedom) / 2, at: spot)
    return Outcome(chiSquare: explained / variance, dispersion: dispersion, p: p)
  }
}
