import Modeling
import Reading
import Scoring

// MARK: Evidence beyond the tiers

extension Backtest {
  /// Names under which a model defines the profile of the ideal customer.
  static let profileNames: Set<String> = ["icp", "ideal", "ideal_customer", "profile"]

  /// Adds what wins share that the list missed, and what goes with fast and valuable wins.
  func addTraits(
    to report: inout BacktestReport?, market: Market, scores: ScoredAccounts,
    cutoff: CalendarDate?, asOf: CalendarDate?
  ) throws(ScoringError) {
    guard let deals = market.deals else { return }
    let ledger = DealLedger(
      deals: deals, accountCount: market.accounts.count, cutoff: cutoff, asOf: asOf)
    let groups = groups(scores, ledger)
    let isInProfile = try profile(market, asOf: cutoff ?? asOf)
    report?.listGap = ListGaps(
      model: model, market: market, ledger: ledger, groups: groups, asOf: asOf,
      isInProfile: isInProfile
    ).evidence()
    report?.sweetSpot = SweetSpots(
      model: model, market: market, groups: groups, asOf: asOf, isInProfile: isInProfile,
      threadCount: threadCount
    ).evidence()
  }

  /// Returns whether the model's profile of the ideal customer holds for every account, n; nothing without a profile.
  ///
  /// The profile is put in the place of the first tier, and all that decides beside it is taken away.
  private func profile(
    _ market: Market, asOf: CalendarDate?
  ) throws(ScoringError) -> [Bool]? {
    let definition = model.definitions.first { Self.profileNames.contains($0.name.lowercased()) }
    guard let definition else { return nil }
    var probe = model
    probe.tiers = [
      TierRule(tier: 1, condition: definition.condition, place: definition.place),
      TierRule(tier: 2, condition: nil),
    ]
    (probe.gates, probe.disqualifiers, probe.overrides) = ([], [], [])
    probe.customers = nil
    var scorer = Scorer(model: probe)
    scorer.threadCount = threadCount
    let tiers = try scorer.score(market, asOf: asOf).tiers
    return (0..<market.accounts.count).map { tiers[$0] == 1 }
  }

  /// Returns what became of the criteria agreed before the launch; nothing where the model has none.
  func agreementEvidence(
    on market: Market, asOf: CalendarDate?
  ) throws(ScoringError) -> AgreementEvidence? {
    guard let agreement = model.agreement else { return nil }
    var scorer = Scorer(model: model)
    scorer.threadCount = threadCount
    return AgreementGrading(
      backtest: self, agreement: agreement, market: market, asOf: asOf,
      scores: try scorer.score(market, asOf: agreement.agreed)
    ).evidence()
  }
}
