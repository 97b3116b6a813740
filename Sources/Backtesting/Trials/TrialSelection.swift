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

  private func scores(_ day: CalendarDate?) throws(ScoringError) -> ScoredAccounts {
    var scorer = Scorer(model: model)
    scorer.threadCount = threadCount
    return try scorer.score(market, asOf: day)
  }

  /// Whether an account is up for new business: no customer, and not ruled out.
  private func counts(_ account: Int, _ scores: ScoredAccounts) -> Bool {
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

  // MARK: Deals

  /// Adds resolved deals, each described as of the beginning of the period in which it was created.
  private func addDeals(
    _ periods: TrialPeriods, _ alike: [Int]?, to trials: inout Trials
  ) throws(ScoringError) {
    var byPeriod = [[Int]](repeating: [], count: periods.origins.count)
    var (early, immature, undated) = (0, 0, 0)
    let hasSignals = market.signals != nil
    for (index, deal) in (market.deals?.deals ?? []).enumerated() where deal.outcome != .open {
      guard deal.account != nil, let asOf else { continue }
      guard let closed = deal.closed else {
        undated += 1
        continue
      }
      guard closed <= asOf else { continue }
      let day = deal.created ?? closed
      // Without signals an account is described alike on every day.
      guard let period = periods.period(of: day) ?? (hasSignals ? nil : 0) else {
        early += 1
        continue
      }
      if let maturity = periods.maturityDays, deal.created != nil,
        periods.ends[period].adding(days: maturity) > asOf
      {
        immature += 1
        continue
      }
      byPeriod[period].append(index)
    }
    for (period, deals) in byPeriod.enumerated() where !deals.isEmpty {
      append(deals, try scores(periods.origins[period]), period: period, alike, to: &trials.table)
    }
    trials.notes.append(
      "Deals are described at the beginning of the \(periods.months) months in which they were created."
    )
    trials.notes += [
      left(undated, "won or lost on an unknown day"),
      left(early, "created before there were signals to describe them by"),
      left(
        immature,
        "created so lately that slower ones of their time are still open, which would flatter the quick,"
      ),
    ].compactMap { $0 }
  }

  /// Adds resolved deals described as of one day.
  private func addDeals(
    _ scores: ScoredAccounts, _ cutoff: CalendarDate?, _ alike: [Int]?, to trials: inout Trials
  ) {
    let deals = market.deals?.deals ?? []
    let used = deals.indices.filter { index in
      let deal = deals[index]
      guard deal.outcome != .open, deal.account != nil else { return false }
      if let asOf, let closed = deal.closed, closed > asOf { return false }
      guard let cutoff else { return true }
      return deal.closed.map { $0 > cutoff } ?? false
    }
    append(used, scores, period: 0, alike, to: &trials.table)
    guard alike != nil else { return }
    trials.notes.append("Deals that are alike in every column are kept on one side of every split.")
  }

  private func append(
    _ deals: [Int], _ scores: ScoredAccounts, period: Int, _ alike: [Int]?,
    to table: inout TrialTable
  ) {
    for index in deals {
      guard let deal = market.deals?.deals[index], let account = deal.account,
        counts(account, scores)
      else { continue }
      table.append(
        account: account, group: alike?[account] ?? account, period: period,
        knownDay: deal.closed?.dayNumber ?? .max, isWon: deal.outcome == .won, weight: 1,
        points: scores.ownContributions(ofAccount: account))
    }
  }

  private func left(_ count: Int, _ why: String) -> String? {
    switch count {
    case 0: nil
    case 1: "1 deal \(why) is left out."
    default: "\(DecimalText.whole(count)) deals \(why) are left out."
    }
  }
}
