/// The Cochran–Armitage test for a trend of proportions over ordered groups.
public enum TrendTest {
  /// Returns z: positive where proportions rise with the score; NaN where nothing varies.
  ///
  /// With xᵢ successes of nᵢ, scores sᵢ, N = Σ nᵢ, p = Σ xᵢ / N:
  /// z = Σ sᵢ (xᵢ − nᵢ p) / √(p (1 − p) (Σ nᵢ sᵢ² − (Σ nᵢ sᵢ)² / N)).
  ///
  /// - Parameters:
  ///   - successes: One count for each group.
  ///   - trials: One count for each group.
  ///   - scores: One score for each group.
  /// - Returns: z; its two-sided p comes from the normal distribution.
  ///
  /// > Source: Cochran, 1954, DOI 10.2307/3001616; Armitage, 1955, DOI 10.2307/3001775.
  public static func z(successes: [Int], trials: [Int], scores: [Double]) -> Double {
    precondition(
      successes.count == trials.count && trials.count == scores.count,
      "\(successes.count) counts, \(trials.count) trials, \(scores.count) scores")
    let all = Double(trials.reduce(0, +))
    let p = Double(successes.reduce(0, +)) / all
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for group in trials.indices {
      let n = Double(trials[group])
      sum += scores[group] * (Double(successes[group]) - n * p)
      first += n * scores[group]
      second += n * scores[group] * scores[group]
    }
    return sum / (p * (1 - p) * (second - first * first / all)).squareRoot()
  }
}
