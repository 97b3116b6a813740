import Statistics

/// What the deals say about the accounts that share a level of a column.
package struct LevelEvidence: Equatable {
  /// Accounts with the level.
  package let accountCount: Int
  /// Accounts or deals won.
  package let won: Int
  /// Accounts or resolved deals.
  package let trials: Int

  /// Creates evidence.
  package init(accountCount: Int, won: Int, trials: Int) {
    self.accountCount = accountCount
    self.won = won
    self.trials = trials
  }

  /// How a level stands to all accounts together.
  package enum Standing: Int {
    case below, near, above
  }

  /// A level of fewer accounts says nothing.
  package static let leastAccounts = 5

  /// Returns how the level stands to a base rate, at 95 % for all levels of a column together.
  ///
  /// Above means that the lower end of the Wilson interval lies above the base rate, which is the
  /// score test z = (won − n·p) ÷ √(n·p·(1 − p)) turned round; its two-sided p is multiplied by the
  /// number of levels that are tested (Bonferroni), so that of many levels none stands out by
  /// chance alone.
  ///
  /// > Source: Wilson, "Probable inference, the law of succession, and statistical inference",
  /// > 1927, DOI 10.1080/01621459.1927.10502953.
  package func standing(base: Double, comparisons: Int) -> Standing {
    guard accountCount >= Self.leastAccounts, trials > 0, base > 0, base < 1 else { return .near }
    let z = score(base: base)
    guard NormalDistribution.twoSidedP(z: z) * Double(max(1, comparisons)) < 0.05 else {
      return .near
    }
    return z > 0 ? .above : .below
  }

  /// Returns z, the distance from the base rate in standard errors; 0 where nothing can be said.
  func score(base: Double) -> Double {
    guard trials > 0, base > 0, base < 1 else { return 0 }
    let count = Double(trials)
    return (Double(won) - count * base) / (count * base * (1 - base)).squareRoot()
  }
}
