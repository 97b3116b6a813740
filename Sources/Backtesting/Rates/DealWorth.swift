import Statistics

/// How much the deals of an account tell together: where they end alike, several say little more than one.
///
/// One correlation serves all groups of accounts, since a group alone may be too small to show it.
struct DealWorth: Sendable {
  let ledger: DealLedger
  /// How alike two deals of one account end, 0 to 1; 0 where no account has several.
  let correlation: Double

  /// Finds the correlation over all accounts that are compared.
  init(_ ledger: DealLedger, accounts: [Int]) {
    self.ledger = ledger
    let counts = accounts.map { ledger.counts($0, .winRate) }.filter { $0.trials > 0 }
    correlation =
      counts.contains { $0.trials > 1 }
      ? ClusteredRates(successes: counts.map(\.successes), trials: counts.map(\.trials)).correlation
      : 0
  }

  /// Returns how many independent trials those of some accounts are worth.
  ///
  /// An account is one trial of a conversion. Of a win rate, n deals of an account are worth n ÷ (1 + (n − 1) ρ).
  func trials(_ accounts: [Int], _ measure: BacktestReport.Measure) -> Double {
    accounts.reduce(0) { sum, account in
      let trials = Double(ledger.counts(account, measure).trials)
      return trials > 1 ? sum + trials / (1 + (trials - 1) * correlation) : sum + trials
    }
  }

  /// Returns the rate of some accounts, its interval by what their trials are worth.
  func rate(_ accounts: [Int], _ measure: BacktestReport.Measure) -> Rate {
    let counts = ledger.counts(accounts, measure)
    guard measure == .winRate, correlation > 0 else {
      return Rate(successes: counts.successes, trials: counts.trials)
    }
    return Rate(
      successes: counts.successes, trials: counts.trials, worth: trials(accounts, measure))
  }
}
