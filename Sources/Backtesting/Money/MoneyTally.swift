import Reading
import Statistics

/// Makes the evidence on money and time of a group of accounts.
struct MoneyTally {
  let dealWorth: DealWorth
  let measure: BacktestReport.Measure
  let bootstrap: AccountBootstrap
  private var ledger: DealLedger { dealWorth.ledger }

  init(worth: DealWorth, measure: BacktestReport.Measure, bootstrap: AccountBootstrap) {
    (dealWorth, self.measure, self.bootstrap) = (worth, measure, bootstrap)
  }

  /// Returns the tier's evidence with what its deals say about money and time.
  ///
  /// - Parameters:
  ///   - tier: The evidence so far.
  ///   - accounts: The tier's accounts.
  ///   - others: The accounts of all other tiers, which the lift is measured against.
  ///   - sums: The tier's deals.
  /// - Returns: The evidence.
  func evidence(
    _ tier: TierEvidence, accounts: [Int], others: [Int], sums: DealSums
  ) -> TierEvidence {
    let pairs = accounts.compactMap { account -> SIMD2<Double>? in
      let count = ledger.entries[account].dealsWithAmount
      return count > 0 ? SIMD2(ledger.entries[account].revenue, Double(count)) : nil
    }
    var money = Self.times(sums)
    let figures = bootstrap.figures(pairs: pairs, accountCount: accounts.count)
    money.averageDeal = figures.averageDeal
    money.revenuePerAccount = figures.revenuePerAccount
    if let budget = tier.budgetPerYear {
      let count = Double(accounts.count)
      money.revenueAtLowBudget = figures.revenuePerAccount.scaled(by: count / budget.lowerBound)
      money.revenueAtHighBudget = figures.revenuePerAccount.scaled(by: count / budget.upperBound)
    }
    money.lift = Estimate(
      value: tier.lift, interval: tier.lift.isFinite ? lift(accounts, others) : nil)
    let wins = tier.rate(measure).successes
    money.isSmall =
      wins < MoneyEvidence.leastWins || accounts.count < MoneyEvidence.leastAccounts
    var tier = tier
    tier.money = money
    return tier
  }

  /// Returns the evidence on deals that match no account of the list; nothing without such a deal.
  ///
  /// The average deal has an interval by what the export calls the account.
  func outside(_ sums: DealSums) -> TierEvidence? {
    guard sums.resolvedCount + sums.openCount > 0 else { return nil }
    let revenue = sums.newLogo.revenue + sums.expansion.revenue
    var money = Self.times(sums)
    let pairs = sums.references.sorted { $0.key < $1.key }.map(\.value)
    money.averageDeal = bootstrap.figures(pairs: pairs, accountCount: pairs.count).averageDeal
    money.isSmall = sums.wonCount < MoneyEvidence.leastWins
    var evidence = TierEvidence(
      tier: 0, accountCount: 0, conversion: Rate(successes: 0, trials: 0),
      winRate: Rate(successes: sums.wonCount, trials: sums.resolvedCount), lift: .nan,
      revenue: revenue, revenueShare: .nan, dealsWithAmount: sums.wonWithAmount,
      averageDeal: money.averageDeal.value, medianCycleDays: money.cycle?.median ?? .nan,
      budgetPerYear: nil)
    evidence.money = money
    return evidence
  }

  /// Returns what deals say without their accounts.
  private static func times(_ sums: DealSums) -> MoneyEvidence {
    var money = MoneyEvidence()
    (money.openCount, money.openWithAmount) = (sums.openCount, sums.openWithAmount)
    (money.pipeline, money.wonCount) = (sums.pipeline, sums.wonCount)
    money.newLogo = Rate(successes: sums.newLogo.won, trials: sums.newLogo.resolved)
    money.newLogoRevenue = sums.newLogo.revenue
    money.expansion = Rate(successes: sums.expansion.won, trials: sums.expansion.resolved)
    money.expansionRevenue = sums.expansion.revenue
    money.cycle = MoneyEvidence.Quartiles(ofSorted: sums.cycles.sorted())
    // Of open deals alone nothing follows but that they are open.
    guard sums.times.dealCount > 0, sums.resolvedCount > 0 else { return money }
    let curve = KaplanMeier(sums.times)
    let ends = curve.medianInterval
    money.timeToClose = .init(
      median: curve.median, lower: ends.lower, upper: ends.upper, dealCount: sums.times.dealCount)
    let won = AalenJohansen(sums.times)
    money.wonWithin = MoneyEvidence.horizons.compactMap { months, days in
      won.share(within: days).map {
        .init(months: months, share: Estimate(value: $0.value, interval: $0.interval))
      }
    }
    return money
  }

  /// Returns the interval of the lift; nothing where there is no other account to compare with.
  ///
  /// Deals of one account count for what they are worth.
  func lift(_ accounts: [Int], _ others: [Int]) -> ClosedRange<Double>? {
    let (own, rest) = (worth(accounts), worth(others))
    guard own.trials > 0, rest.trials > 0, own.successes + rest.successes > 0 else { return nil }
    let ends = (ledger.counts(accounts, measure), ledger.counts(others, measure))
    return RatioInterval.liftBounds(
      successes: own.successes, trials: own.trials, otherSuccesses: rest.successes,
      otherTrials: rest.trials,
      share: Double(ends.0.trials) / Double(ends.0.trials + ends.1.trials))
  }

  /// Returns successes and trials, for as many independent trials as the accounts' deals are worth.
  private func worth(_ accounts: [Int]) -> (successes: Double, trials: Double) {
    let counts = ledger.counts(accounts, measure)
    let worth = dealWorth.trials(accounts, measure)
    guard worth < Double(counts.trials) else {
      return (Double(counts.successes), Double(counts.trials))
    }
    return (min(Double(counts.successes) * worth / Double(counts.trials), worth), worth)
  }
}
