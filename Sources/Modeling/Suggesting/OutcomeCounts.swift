import Reading

/// What became of each account: trials and wins, as a suggestion of points counts them.
package struct OutcomeCounts {
  /// What a trial is, in words, for comments.
  package let unit: String
  /// Trials by account, n.
  package let trials: [Int]
  /// Wins by account, n, none above its trials.
  package let won: [Int]

  /// Counts accounts won ÷ accounts; or deals won ÷ deals resolved where every account has won.
  ///
  /// Existing customers are left out, as their deals are not new ones. Nothing is returned where
  /// no deal is won or none is lost: then no level can be set apart.
  package init?(market: Market, dealIsAccount: Bool) {
    guard let deals = market.deals?.deals else { return nil }
    let count = market.accounts.count
    var resolved = [Int](repeating: 0, count: count)
    var wins = [Int](repeating: 0, count: count)
    for deal in deals where deal.outcome != .open {
      guard let account = deal.account else { continue }
      resolved[account] += 1
      if deal.outcome == .won { wins[account] += 1 }
    }
    guard wins.contains(where: { $0 > 0 }) else { return nil }
    var isCustomer = [Bool](repeating: false, count: count)
    if case .yesNo(let answers)? = market.accounts.column("existing_customer")?.values {
      isCustomer = answers.map { $0 == true }
    }
    let counted = (0..<count).filter { !isCustomer[$0] }
    let perDeal = dealIsAccount || counted.allSatisfy { wins[$0] > 0 }
    unit = perDeal ? "deals" : "accounts"
    var trials = [Int](repeating: 0, count: count)
    var won = [Int](repeating: 0, count: count)
    for account in counted {
      trials[account] = perDeal ? resolved[account] : 1
      won[account] = perDeal ? wins[account] : min(1, wins[account])
    }
    self.trials = trials
    self.won = won
    guard base > 0, base < 1 else { return nil }
  }

  /// Wins ÷ trials of all accounts together.
  package var base: Double {
    Double(won.reduce(0, +)) / Double(max(1, trials.reduce(0, +)))
  }

  /// Returns what the deals say about some accounts.
  package func evidence(_ accounts: some Sequence<Int>) -> LevelEvidence {
    var accountCount = 0
    var wins = 0
    var tried = 0
    for account in accounts where trials[account] > 0 {
      accountCount += 1
      wins += won[account]
      tried += trials[account]
    }
    return LevelEvidence(accountCount: accountCount, won: wins, trials: tried)
  }
}
