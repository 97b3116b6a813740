import Modeling
import Testing

struct LevelEvidenceTests {
  /// The lower and upper end of Wilson's 95 % interval, as the textbook writes it.
  private func wilson(_ won: Int, of trials: Int) -> ClosedRange<Double> {
    let z = 1.959963984540054
    let n = Double(trials)
    let p = Double(won) / n
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return center - half...center + half
  }

  @Test func theWorkedExampleByHand() {
    // 8 of 40, 12 of 120 and 6 of 340 against 26 of 500.
    let base = 26.0 / 500
    let tiers = [(8, 40), (12, 120), (6, 340)].map {
      LevelEvidence(accountCount: $0.1, won: $0.0, trials: $0.1)
    }
    #expect(tiers.map { $0.standing(base: base, comparisons: 1) } == [.above, .above, .below])
    #expect(tiers.map { $0.standing(base: base, comparisons: 3) } == [.above, .near, .below])
  }

  @Test func aSingleLevelStandsWhereItsWilsonIntervalDoes() {
    for trials in [5, 12, 40, 173] {
      for won in 0...trials {
        for base in [0.052, 0.31, 0.5, 0.9] {
          let interval = wilson(won, of: trials)
          let expected: LevelEvidence.Standing =
            interval.lowerBound > base ? .above : interval.upperBound < base ? .below : .near
          let evidence = LevelEvidence(accountCount: trials, won: won, trials: trials)
          #expect(
            evidence.standing(base: base, comparisons: 1) == expected, "\(won)/\(trials), \(base)")
        }
      }
    }
  }

  @Test func fewAccountsAndNoTrialsSayNothing() {
    #expect(
      LevelEvidence(accountCount: 4, won: 400, trials: 400).standing(base: 0.5, comparisons: 1)
        == .near)
    #expect(
      LevelEvidence(accountCount: 9, won: 0, trials: 0).standing(base: 0.5, comparisons: 1)
        == .near)
    #expect(
      LevelEvidence(accountCount: 9, won: 9, trials: 9).standing(base: 1, comparisons: 1) == .near)
  }
}
