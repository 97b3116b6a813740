import Modeling
import Reading

/// Adds money and time to a report.
struct MoneyReport {
  let model: Model
  let market: Market
  let ledger: DealLedger
  let groups: TierGroups
  let cutoff: CalendarDate?
  let asOf: CalendarDate?
  let bootstrap: AccountBootstrap
  let measure: BacktestReport.Measure
  let worth: DealWorth

  /// Returns the report with the money and time of every tier, of all, of customers and of deals outside the list.
  func adding(to report: BacktestReport, deals: DealTable) -> BacktestReport {
    let accountCount = ledger.entries.count
    let lists = groups.tiers.map(\.accounts) + [groups.customers]
    var groupOf = [Int](repeating: lists.count - 1, count: accountCount)
    for (group, accounts) in lists.enumerated() {
      for account in accounts { groupOf[account] = group }
    }
    let sums = DealSumsByGroup(
      deals: deals, groupOf: groupOf, groupCount: lists.count,
      wasCustomer: knownCustomers(accountCount), cutoff: cutoff, asOf: asOf)
    let tally = MoneyTally(worth: worth, measure: measure, bootstrap: bootstrap)
    let everyone = groups.tiers.flatMap(\.accounts)
    var all = DealSums()
    for group in sums.groups.dropLast() { all.add(group) }
    var result = report
    result.tiers = report.tiers.enumerated().map { place, tier in
      let others = groups.tiers.indices.filter { $0 != place }.flatMap { groups.tiers[$0].accounts }
      return tally.evidence(
        tier, accounts: lists[place], others: others, sums: sums.groups[place])
    }
    result.all = tally.evidence(report.all, accounts: everyone, others: [], sums: all)
    result.customers = report.customers.map {
      tally.evidence(
        $0, accounts: groups.customers, others: [], sums: sums.groups[lists.count - 1])
    }
    result.outside = tally.outside(sums.outside)
    result.moneyNotes =
      MoneyText(
        model: model, report: result, sums: all, resampleCount: bootstrap.resampleCount,
        hasWindow: cutoff != nil, unit: model.accounts == nil ? "deal" : "account"
      ).sentences
    return result
  }

  /// Returns evidence with the money and time of groups of accounts that do not overlap.
  ///
  /// - Parameters:
  ///   - evidence: The evidence so far, one for each group.
  ///   - lists: The accounts of each group.
  ///   - everyone: All accounts that are compared, the groups' among them.
  ///   - deals: The deals.
  /// - Returns: The evidence, one for each group.
  func evidence(
    _ evidence: [TierEvidence], of lists: [[Int]], among everyone: [Int], deals: DealTable
  ) -> [TierEvidence] {
    let accountCount = ledger.entries.count
    var groupOf = [Int](repeating: lists.count, count: accountCount)
    for (group, accounts) in lists.enumerated() {
      for account in accounts { groupOf[account] = group }
    }
    let sums = DealSumsByGroup(
      deals: deals, groupOf: groupOf, groupCount: lists.count + 1,
      wasCustomer: knownCustomers(accountCount), cutoff: cutoff, asOf: asOf)
    let tally = MoneyTally(worth: worth, measure: measure, bootstrap: bootstrap)
    return evidence.enumerated().map { group, own in
      tally.evidence(
        own, accounts: lists[group], others: everyone.filter { groupOf[$0] != group },
        sums: sums.groups[group])
    }
  }

  /// Whether every account is a customer by the model, by a win before the window, or by its own column.
  private func knownCustomers(_ count: Int) -> [Bool] {
    var known = [Bool](repeating: false, count: count)
    for account in groups.customers { known[account] = true }
    if case .yesNo(let answers)? = market.accounts.columns
      .first(where: { $0.field == "existing_customer" })?.values
    {
      for account in 0..<count where answers[account] == true { known[account] = true }
    }
    return known
  }
}
