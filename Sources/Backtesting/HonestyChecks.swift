import Modeling
import Reading
import Scoring
import Statistics

/// Adds to a report what speaks against believing it: leaks, rankings that need no model, and drift.
struct HonestyChecks {
  let model: Model
  let market: Market
  let scores: ScoredAccounts
  let ledger: DealLedger
  let groups: TierGroups
  let cutoff: CalendarDate?
  let asOf: CalendarDate?
  /// What is counted: "accounts" or "deals".
  let subject: String
  let seed: UInt64
  let threadCount: Int

  /// Adds leaks, baselines and drift.
  func add(to report: inout BacktestReport, deals: DealTable) {
    let everyone = groups.tiers.flatMap(\.accounts)
    let folds = OutcomeFolds(
      ScoredUnits(accounts: everyone, ledger: ledger, measure: report.measure),
      ids: market.accounts.ids)
    let closes = FirstCloses(
      deals, accountCount: market.accounts.count, cutoff: cutoff, asOf: asOf)
    let leaks = LeakProbes(
      model: model, market: market, scores: scores, folds: folds, closes: closes, cutoff: cutoff,
      asOf: asOf, threadCount: threadCount
    ).report
    report.leaks = leaks
    report.baselines =
      Baselines(
        market: market, scores: scores, folds: folds, leaks: leaks, report: report,
        subject: subject, seed: seed, threadCount: threadCount
      ).evidence
    report.drift = DriftTests(
      scores: scores, closes: closes, threadCount: threadCount,
      noun: model.accounts == nil ? "deal" : "account"
    ).evidence(market.accounts, accounts: everyone)
  }
}
