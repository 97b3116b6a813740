import Modeling
import Reading
import Scoring
import Statistics

/// Gathers the trials that weights are learned from, each described as of a day before its outcome.
package struct TrialSelection {
  let model: Model
  let market: Market
  let asOf: CalendarDate?
  /// Where the choice begins of those that stand for the others.
  var seed: UInt64 = 1
  var threadCount = 1
  /// How many trials that are not won are kept for each that is won; beyond, more say next to nothing.
  package var mostLossesPerWin = 20
  /// The fewest trials that are not won which are kept where there are as many.
  package var fewestLosses = 200_000

  /// Prepares a selection.
  package init(model: Model, market: Market, asOf: CalendarDate?) {
    self.model = model
    self.market = market
    self.asOf = asOf
  }

  /// What was gathered.
  package struct Trials {
    package var table: TrialTable
    /// The periods; nothing where there is no time order.
    var periods: TrialPeriods?
    var measure: BacktestReport.Measure
    /// What is counted: "accounts" or "deals".
    var subject: String
    /// In sentences, what is measured and why.
    var measureNotes: [String]
    /// In sentences, what counts and what does not.
    var notes: [String] = []
    /// Fields that describe accounts as they are today.
    var undatedFields: [String]
  }

  /// Returns the trials; nothing when no deal is won or lost.
  ///
  /// - Throws: `ScoringError` when the model does not fit the accounts.
  package func trials() throws(ScoringError) -> Trials? {
    guard let deals = market.deals, deals.deals.contains(where: { $0.outcome != .open }) else {
      return nil
    }
    let backtest = Backtest(model: model)
    let cutoff = backtest.cutoff(market, asOf: asOf)
    let ledger = DealLedger(
      deals: deals, accountCount: market.accounts.count, cutoff: cutoff, asOf: asOf)
    let scores = try scores(cutoff ?? asOf)
    let choice = MeasureChoice(
      model: model, ledger: ledger, groups: backtest.groups(scores, ledger),
      accountsAreDeals: model.accounts == nil)
    let periods = TrialPeriods(market, asOf: asOf, byCreation: choice.measure == .winRate)
    let alike = model.accounts == nil ? AlikeDeals.groups(market.accounts) : nil
    var trials = Trials(
      table: TrialTable(criterionCount: scores.criteria.count), periods: periods,
      measure: choice.measure, subject: choice.subject, measureNotes: choice.sentences,
      undatedFields: scores.undatedFields)
    switch (periods, choice.measure) {
    case (let periods?, .conversion): try addAccounts(periods, to: &trials)
    case (let periods?, .winRate): try addDeals(periods, alike, to: &trials)
    case (nil, .conversion): addAccounts(scores, ledger, to: &trials)
    case (nil, .winRate): addDeals(scores, cutoff, alike, to: &trials)
    }
    return trials
  }

  func scores(_ day: CalendarDate?) throws(ScoringError) -> ScoredAccounts {
    var scorer = Scorer(model: model)
    scorer.threadCount = threadCount
    return try scorer.score(market, asOf: day)
  }

  /// Whether an account is up for new business: no customer, and not ruled out.
  func counts(_ account: Int, _ scores: ScoredAccounts) -> Bool {
    if scores.isCustomer(account) { return false }
    if case .disqualified = scores.reasons[account] { return false }
    return true
  }

  // MARK: Accounts

  /// Adds, for every period, the accounts that were no customers at its beginning.
  private func addAccounts(
    _ periods: TrialPeriods, to trials: inout Trials
  ) throws(ScoringError) {
    let firstWins = firstWins()
    let losses = market.accounts.count * periods.origins.count
    let keep = lossesKept(wins: firstWins.count { $0 != nil }, losses: losses)
    for (period, origin) in periods.origins.enumerated() {
      let scores = try scores(origin)
      let end = periods.ends[period]
      for account in 0..<market.accounts.count where counts(account, scores) {
        let win = firstWins[account]
        // A customer by then.
        if let win, win <= origin { continue }
        let isWon = win.map { $0 <= end } ?? false
        guard isWon || isKept(account, keep) else { continue }
        trials.table.append(
          account: account, group: account, period: period, knownDay: end.dayNumber, isWon: isWon,
          weight: isWon ? 1 : 1 / keep, points: scores.ownContributions(ofAccount: account))
      }
    }
    let last = periods.ends.count
    trials.notes.append(
      "Accounts are described at the beginning of each of \(last) periods of \(periods.months) months, from "
        + "\(periods.origins[0]) on, and count as won where they were first won in it; customers no longer count."
    )
    let undated = (market.deals?.deals ?? []).count {
      $0.outcome == .won && $0.account != nil && $0.closed == nil
    }
    trials.notes += [left(undated, "won on an unknown day")].compactMap { $0 }
    addSampling(keep, to: &trials)
  }

  /// Adds every account once, as the back-test counts it.
  private func addAccounts(
    _ scores: ScoredAccounts, _ ledger: DealLedger, to trials: inout Trials
  ) {
    let wins = ledger.entries.count { $0.wonCount > 0 }
    let keep = lossesKept(wins: wins, losses: market.accounts.count - wins)
    for account in 0..<market.accounts.count where counts(account, scores) {
      let entry = ledger.entries[account]
      let isWon = entry.wonCount > 0
      guard !entry.wasCustomer, isWon || isKept(account, keep) else { continue }
      trials.table.append(
        account: account, group: account, period: 0, knownDay: .max, isWon: isWon,
        weight: isWon ? 1 : 1 / keep, points: scores.ownContributions(ofAccount: account))
    }
    addSampling(keep, to: &trials)
  }

  /// The day on which each account was first won, up to the as-of day; `max` where the day is unknown.
  private func firstWins() -> [CalendarDate?] {
    var days = [CalendarDate?](repeating: nil, count: market.accounts.count)
    for deal in market.deals?.deals ?? [] where deal.outcome == .won {
      guard let account = deal.account, let closed = deal.closed else { continue }
      if let asOf, closed > asOf { continue }
      days[account] = days[account].map { min($0, closed) } ?? closed
    }
    return days
  }

  /// The share of those not won that is kept, at most 1.
  private func lossesKept(wins: Int, losses: Int) -> Double {
    let most = max(fewestLosses, wins * mostLossesPerWin)
    return losses <= most ? 1 : Double(most) / Double(losses)
  }

  /// Whether an account is among those that stand for all, in every period alike.
  private func isKept(_ account: Int, _ share: Double) -> Bool {
    guard share < 1 else { return true }
    var generator = SeededGenerator(seed: seed, stream: UInt64(account))
    return generator.unit() < share
  }

  private func addSampling(_ share: Double, to trials: inout Trials) {
    guard share < 1 else { return }
    trials.notes.append(
      "Of the accounts that were not won, \(DecimalText.percent(share)) stand for all, chosen at random."
    )
  }
}
