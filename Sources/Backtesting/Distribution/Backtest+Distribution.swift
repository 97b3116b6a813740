import Scoring

extension Backtest {
  /// Adds where the accounts lie by score, and by two groups of it, with what became of them.
  func addDistribution(
    to report: inout BacktestReport, _ scores: ScoredAccounts, _ ledger: DealLedger,
    accounts: [Int]
  ) {
    let totals = scores.totals
    report.distribution = ScoreDistribution(
      totals: accounts.map { totals[$0] },
      outcomes: accounts.map { (ledger.entries[$0].wonCount, ledger.entries[$0].lostCount) },
      most: Double(scores.groupMaxima.reduce(0, +)) / 100)
    guard let (across, upward) = pictured(scores.groupNames) else { return }
    let measure = report.measure
    report.grid = ScoreGrid(
      names: (scores.groupNames[across], scores.groupNames[upward]),
      entries: accounts.map { account in
        let groups = scores.groupScores(ofAccount: account)
        let counts = ledger.counts(account, measure)
        return ScoreGrid.Entry(
          across: groups[groups.startIndex + across], upward: groups[groups.startIndex + upward],
          tier: scores.tiers[account], successes: counts.successes, trials: counts.trials,
          revenue: ledger.entries[account].revenue)
      },
      borders: { name in model.tiers.flatMap { $0.condition?.borders(of: name) ?? [] } })
  }

  /// Intent across and fit upward where there are groups of these names, else the second and the first.
  private func pictured(_ names: [String]) -> (across: Int, upward: Int)? {
    guard names.count > 1 else { return nil }
    let lower = names.map { $0.lowercased() }
    if let fit = lower.firstIndex(of: "fit"), let intent = lower.firstIndex(of: "intent") {
      return (intent, fit)
    }
    return (1, 0)
  }
}
