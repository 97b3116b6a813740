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
  /// Whether all accounts were customers before the launch, so that customers count in their tiers.
  let isOfCustomers: Bool
  let sums: [DealSums]
  private let dealWorth: DealWorth

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
    let own = backtest.groups(scores, ledger)
    // Where everyone was a customer before, there is no new business to keep apart from.
    isOfCustomers = own.tiers.isEmpty
    groups = isOfCustomers ? Self.groups(scores) : own
    dealWorth = DealWorth(ledger, accounts: groups.tiers.flatMap(\.accounts))
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
    let place = figure.tiers.isEmpty ? "any tier" : Self.names(figure.tiers)
    guard !accounts.isEmpty else { return .lacking(emptiness(figure.tiers, place)) }
    if figure.measure == .conversion, model.accounts == nil {
      return .lacking("there are no accounts but only deals, so ask for win_rate")
    }
    switch figure.measure {
    case .conversion: return rate(accounts, .conversion, place)
    case .winRate: return rate(accounts, .winRate, place)
    case .recall: return recall(accounts)
    case .lift: return lift(accounts)
    case .wins:
      let won = ledger.counts(accounts, .winRate).successes
      return Value(estimate: Estimate(value: Double(won)), detail: "won deals")
    case .revenue: return revenue(accounts, place)
    case .pipeline: return pipeline(chosen, place)
    case .averageDeal: return average(accounts, place)
    case .cycleDays: return cycle(accounts, place)
    case .auc: return area
    }
  }

  /// Why there is nobody in some tiers.
  private func emptiness(_ tiers: [Int], _ place: String) -> String {
    let unit = model.accounts == nil ? "deal" : "account"
    let customers = groups.customers.count { tiers.isEmpty || tiers.contains(scores.tiers[$0]) }
    guard customers > 0 else { return "no \(unit) is in \(place) on \(start)" }
    let count = DecimalText.whole(customers)
    return model.accounts == nil
      ? "the \(count) \(customers == 1 ? "deal" : "deals") of \(place) were won before"
      : "the \(count) \(customers == 1 ? "account" : "accounts") of \(place) "
        + "\(customers == 1 ? "was a customer" : "were customers") before, and customers count in no tier"
  }

  /// The accounts by tier, customers included.
  private static func groups(_ scores: ScoredAccounts) -> TierGroups {
    var byTier: [Int: [Int]] = [:]
    for account in 0..<scores.count { byTier[scores.tiers[account], default: []].append(account) }
    return TierGroups(
      tiers: byTier.keys.sorted().map { (tier: $0, accounts: byTier[$0] ?? []) }, customers: [])
  }

  static func names(_ tiers: [Int]) -> String {
    guard let last = tiers.last, tiers.count > 1 else {
      return "Tier \(tiers.first.map(String.init) ?? "")"
    }
    return "Tiers \(tiers.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
  }

  private var everyone: [Int] { groups.tiers.flatMap(\.accounts) }

  private func tally(_ measure: BacktestReport.Measure) -> MoneyTally {
    MoneyTally(worth: dealWorth, measure: measure, bootstrap: bootstrap)
  }

  private func rate(
    _ accounts: [Int], _ measure: BacktestReport.Measure, _ place: String
  ) -> Value {
    let counts = ledger.counts(accounts, measure)
    guard counts.trials > 0 else {
      return .lacking("no deal of \(place) is won or lost in that time")
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

  /// How many independent deals the deals of some accounts are worth.
  private func worth(_ accounts: [Int]) -> Double { dealWorth.trials(accounts, .winRate) }

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
