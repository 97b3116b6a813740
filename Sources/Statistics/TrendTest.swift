/// The Cochran–Armitage test for a trend of proportions over ordered groups.
public struct TrendTest: Sendable, Equatable {
  /// The standardized trend, positive when groups of higher scores have higher rates.
  public let z: Double
  /// The two-sided p from the normal distribution.
  public let p: Double

  /// Tests groups with given scores; nothing when all trials succeed or fail, or all scores are the same.
  ///
  /// z = Σ sᵢ (kᵢ − nᵢ p̂) ÷ √(p̂ (1 − p̂) Σ nᵢ (sᵢ − s̄)²), with s̄ the mean score of all trials.
  ///
  /// - Parameters:
  ///   - successes: Successes of each group.
  ///   - trials: Trials of each group.
  ///   - scores: The score of each group.
  ///
  /// > Source: Armitage, "Tests for linear trends in proportions and frequencies", 1955, DOI 10.2307/3001775.
  public init?(successes: [Int], trials: [Int], scores: [Double]) {
    precondition(
      successes.count == trials.count && trials.count == scores.count,
      "\(successes.count) successes, \(trials.count) trials, \(scores.count) scores")
    let total = Double(trials.reduce(0, +))
    let rate = Double(successes.reduce(0, +)) / total
    let meanScore = zip(trials, scores).reduce(0) { $0 + Double($1.0) * $1.1 } / total
    var trend = 0.0
    var spread = 0.0
    for (index, score) in scores.enumerated() {
      let count = Double(trials[index])
      trend += (score - meanScore) * (Double(successes[index]) - count * rate)
      spread += count * (score - meanScore) * (score - meanScore)
    }
    let variance = rate * (1 - rate) * spread
    guard variance > 0 else { return nil }
    z = trend / variance.squareRoot()
    p = NormalDistribution.twoSidedP(z)
  }
}
