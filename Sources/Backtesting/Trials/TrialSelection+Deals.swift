import Reading
import Scoring
import Statistics

/// Deals as trials.
extension TrialSelection {
  /// Adds resolved deals, each described as of the beginning of the period in which it was created.
  func addDeals(
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
  func addDeals(
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

  /// Returns how many deals are left out, in a sentence; nothing for none.
  func left(_ count: Int, _ why: String) -> String? {
    switch count {
    case 0: nil
    case 1: "1 deal \(why) is left out."
    default: "\(DecimalText.whole(count)) deals \(why) are left out."
    }
  }
}
