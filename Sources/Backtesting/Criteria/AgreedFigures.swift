import Modeling
import Reading
import Scoring
import Statistics

/// Works out figures of tiers from what happened between the launch and a day.
struct AgreedFigures {
  let model: Model
  let market: Market
  let scores: ScoredAccounts
  /// The day of the launch.
  let start: CalendarDate
  let bootstrap: AccountBootstrap
  let ledger: DealLedger
  let groups: TierGroups
  private let sums: [DealSums]
  /// How alike two deals of one account end, over all tiers: a tier alone may be too small to show it.
  private let correlation: Double

  /// Counts the deals closed after `start` and up to `end`.
  init(
    _ backtest: Backtest, market: Market, deals: DealTable, scores: ScoredAccounts,
    start: CalendarDate, end: CalendarDate
  ) {
    (model, self.market, self.scores) = (backtest.model, market, scores)
    self.start = start
    bootstrap = AccountBootstrap(
      seed: backtest.seed, resampleCount: backtest.resampleCount,
      threadCount: backtest.threadCount)
    let count = market.accounts.count
    ledger = DealLedger(deals: deals, accountCount: count, cutoff: start, asOf: end)
    groups = backtest.groups(scores, ledger)
    correlation = Self.correlation(ledger, groups)
    var groupOf = [Int](repeating: groups.tiers.count, count: count)
    for (group, tier) in groups.tiers.enumerated() {
      for account in tier.accounts { groupOf[account] = group }
    }
    sums =
      DealSumsByGroup(
        deals: deals, groupOf: groupOf, groupCount: groups.tiers.count + 1,
        wasCustomer: [Bool](repeating: false, count: count), cutoff: start, asOf: end
      ).groups
  }

  /// A figure, or why there is none.
  struct Value {
    var estimate = Estimate(value: .nan)
    /// What it is made of, in words: `8 of 40`.
    var detail = ""
    /// Successes of trials, deals of one account counting for what they are worth; nothing where it is no rate.
    var rate: (successes: Int, trials: Int)?
    /// One number per account, ascending; empty where it is no median.
    var medians: [Double] = []
    /// Revenue and won deals with an amount by account; empty where it is no average.
    var pairs: [SIMD2<Double>] = []
    /// Accounts that the pairs are of.
    var accountCount = 0
    /// Why it cannot be had.
    var reason: String?

    static func lacking(_ reason: String) -> Value { Value(reason: reason) }
  }

  /// The measure on which lift, recall and auc rest: that of the model's unit.
  var measure: BacktestReport.Measure {
    model.accounts != nil && model.deals?.unit == .account ? .conversion : .winRate
  }

  /// Returns a figure.
  func value(_ figure: AgreedFigure) -> Value {
    let chosen = figure.tiers.isEmpty ? groups.tiers.map(\.tier) : figure.tiers
    let accounts = groups.tiers.filter { chosen.contains($0.tier) }.flatMap(\.accounts)
    let where_ = figure.tiers.isEmpty ? "any tier" : Self.names(figure.tiers)
    guard !accounts.isEmpty else { return .lacking("no account is in \(where_) on \(start)") }
    switch figure.measure {
    case .conversion: return rate(accounts, .conversion, where_)
    case .winRate: return rate(accounts, .winRate, where_)
    case .recall: return recall(accounts)
    case .lift: return lift(accounts)
    case .wins:
      let won = ledger.counts(accounts, .winRate).successes
      return Value(estimate: Estimate(value: Double(won)), detail: "won deals")
    case .revenue: return revenue(accounts, where_)
    case .pipeline: return pipeline(chosen, where_)
    case .averageDeal: return average(accounts, where_)
    case .cycleDays: return cycle(accounts, where_)
    case .auc: return area
    }
  }

  static func names(_ tiers: [Int]) -> String {
    guard let last = tiers.last, tiers.count > 1 else {
      return "Tier \(tiers.first.map(String.init) ?? "")"
    }
    return "Tiers \(tiers.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
  }

  private var everyone: [Int] { groups.tiers.flatMap(\.accounts) }

  private func tally(_ measure: BacktestReport.Measure) -> MoneyTally {
    MoneyTally(ledger: ledger, measure: measure, bootstrap: bootstrap)
  }

  private func rate(
    _ accounts: [Int], _ measure: BacktestReport.Measure, _ where_: String
  ) -> Value {
    let counts = ledger.counts(accounts, measure)
    guard counts.trials > 0 else {
      return .lacking("no deal of \(where_) is won or lost in that time")
    }
    let share = Double(counts.successes) / Double(counts.trials)
    let worth = measure == .conversion ? Double(counts.trials) : worth(accounts)
    let trials = max(1, Int(worth))
    return Value(
      estimate: Estimate(
        value: share, interval: WilsonInterval.bounds(share: share, effectiveTrials: worth)),
      detail: "\(DecimalText.whole(counts.successes)) of \(DecimalText.whole(counts.trials)) "
        + (measure == .conversion ? "accounts" : "deals"),
      rate: trials >= counts.trials
        ? counts : (Int((share * Double(trials)).rounded()), trials))
  }

  /// How many independent deals the deals of some accounts are worth: Σ n ÷ (1 + (n − 1) ρ), n being an account's.
  private func worth(_ accounts: [Int]) -> Double {
    accounts.reduce(0) { sum, account in
      let trials = Double(ledger.counts(account, .winRate).trials)
      return trials > 0 ? sum + trials / (1 + (trials - 1) * correlation) : sum
    }
  }

  private static func correlation(_ ledger: DealLedger, _ groups: TierGroups) -> Double {
    let counts = groups.tiers.flatMap(\.accounts).map { ledger.counts($0, .winRate) }
      .filter { $0.trials > 0 }
    guard counts.contains(where: { $0.trials > 1 }) else { return 0 }
    return ClusteredRates(successes: counts.map(\.successes), trials: counts.map(\.trials))
      .correlation
  }

  /// The share of all wins that some accounts have.
  private func recall(_ accounts: [Int]) -> Value {
    let own = ledger.counts(accounts, measure).successes
    let all = ledger.counts(everyone, measure).successes
    guard all > 0 else { return .lacking("nothing is won in that time") }
    let rate = Rate(successes: own, trials: all)
    return Value(
      estimate: Estimate(value: rate.value, interval: rate.lower...rate.upper),
      detail: "\(DecimalText.whole(own)) of \(DecimalText.whole(all)) "
        + (measure == .conversion ? "won accounts" : "won deals"), rate: (own, all))
  }

  private func lift(_ accounts: [Int]) -> Value {
    let own = ledger.counts(accounts, measure)
    let all = ledger.counts(everyone, measure)
    guard all.successes > 0 else { return .lacking("nothing is won in that time") }
    guard own.trials > 0 else { return .lacking("none of their deals is won or lost in that time") }
    let inner = Set(accounts)
    let base = Double(all.successes) / Double(all.trials)
    return Value(
      estimate: Estimate(
        value: Double(own.successes) / Double(own.trials) / base,
        interval: tally(measure).lift(accounts, everyone.filter { !inner.contains($0) })),
      detail: "\(DecimalText.whole(own.successes)) of \(DecimalText.whole(own.trials))")
  }

  private var area: Value {
    let ranking = ScoreRankings(
      ledger: ledger, measure: measure, subject: measure == .conversion ? "accounts" : "deals"
    ).evidence(scores, accounts: everyone)
    guard ranking.areaUnderCurve.value.isFinite else {
      return .lacking(
        ranking.successes == 0 ? "nothing is won in that time" : "everything is won in that time")
    }
    return Value(
      estimate: Estimate(
        value: ranking.areaUnderCurve.value, interval: ranking.areaUnderCurve.interval),
      detail: "\(DecimalText.whole(ranking.successes)) won of \(DecimalText.whole(ranking.trials))")
  }
}

// MARK: Money and time

extension AgreedFigures {
  private var hasAmounts: Bool { market.deals?.deals.contains { $0.amount > 0 } ?? false }

  private func pairs(_ accounts: [Int]) -> [SIMD2<Double>] {
    accounts.compactMap { account in
      let entry = ledger.entries[account]
      return entry.dealsWithAmount > 0 ? SIMD2(entry.revenue, Double(entry.dealsWithAmount)) : nil
    }
  }

  private func revenue(_ accounts: [Int], _ where_: String) -> Value {
    guard hasAmounts else { return .lacking("the deals have no amounts") }
    let won = ledger.counts(accounts, .winRate).successes
    let pairs = pairs(accounts)
    guard won == 0 || !pairs.isEmpty else {
      return .lacking("no won deal of \(where_) has an amount")
    }
    let dealCount = pairs.reduce(0) { $0 + $1.y }
    let figures = bootstrap.figures(pairs: pairs, accountCount: accounts.count)
    let interval = figures.revenuePerAccount.scaled(by: Double(accounts.count)).interval
    return Value(
      estimate: Estimate(value: pairs.reduce(0) { $0 + $1.x }, interval: interval),
      detail: "\(DecimalText.whole(Int(dealCount))) of \(DecimalText.whole(won)) won deals")
  }

  private func pipeline(_ tiers: [Int], _ where_: String) -> Value {
    guard hasAmounts else { return .lacking("the deals have no amounts") }
    let own = groups.tiers.indices.filter { tiers.contains(groups.tiers[$0].tier) }.map { sums[$0] }
    let open = own.reduce(0) { $0 + $1.openCount }
    let withAmount = own.reduce(0) { $0 + $1.openWithAmount }
    guard open == 0 || withAmount > 0 else {
      return .lacking("no open deal of \(where_) has an amount")
    }
    return Value(
      estimate: Estimate(value: own.reduce(0) { $0 + $1.pipeline }),
      detail: "\(DecimalText.whole(withAmount)) open deals")
  }

  private func average(_ accounts: [Int], _ where_: String) -> Value {
    let pairs = pairs(accounts)
    let dealCount = pairs.reduce(0) { $0 + $1.y }
    guard dealCount > 0 else { return .lacking("no won deal of \(where_) has an amount") }
    let figures = bootstrap.figures(pairs: pairs, accountCount: accounts.count)
    return Value(
      estimate: figures.averageDeal, detail: "\(DecimalText.whole(Int(dealCount))) won deals",
      pairs: pairs, accountCount: accounts.count)
  }

  /// The median cycle of accounts, each counting once by the median of its wins.
  private func cycle(_ accounts: [Int], _ where_: String) -> Value {
    let medians = accounts.compactMap { account -> Double? in
      let cycles = ledger.entries[account].cycles
      return cycles.isEmpty ? nil : Median.of(cycles)
    }.sorted()
    guard !medians.isEmpty else {
      return .lacking("no won deal of \(where_) has both a creation and a close date")
    }
    return Value(
      estimate: Estimate(
        value: Quantile.value(at: 0.5, ofSorted: medians),
        interval: MedianInterval.bounds(ofSorted: medians)),
      detail: "\(DecimalText.whole(medians.count)) won accounts", medians: medians)
  }
}
