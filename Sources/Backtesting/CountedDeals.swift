import Modeling
import Reading
import Scoring

/// What counts in a back-test: the deals of every account, the accounts by tier, and what is compared.
struct CountedDeals {
  let ledger: DealLedger
  let groups: TierGroups
  let choice: MeasureChoice

  var measure: BacktestReport.Measure { choice.measure }
  /// The accounts that are compared, tier by tier.
  var everyone: [Int] { groups.tiers.flatMap(\.accounts) }

  /// Counts deals; nothing where none is won or lost.
  ///
  /// - Parameters:
  ///   - backtest: The back-test.
  ///   - market: Accounts and deals.
  ///   - scores: The accounts' tiers.
  ///   - cutoff: Deals closed on or before this day make customers and do not count.
  ///   - asOf: Deals closed after this day do not count.
  init?(
    _ backtest: Backtest, _ market: Market, _ scores: ScoredAccounts, cutoff: CalendarDate?,
    asOf: CalendarDate?
  ) {
    guard let deals = market.deals, deals.deals.contains(where: { $0.outcome != .open }) else {
      return nil
    }
    let ledger = DealLedger(
      deals: deals, accountCount: market.accounts.count, cutoff: cutoff, asOf: asOf)
    let groups = backtest.groups(scores, ledger)
    self.ledger = ledger
    self.groups = groups
    choice = MeasureChoice(
      model: backtest.model, ledger: ledger, groups: groups,
      accountsAreDeals: backtest.model.accounts == nil)
  }
}
