import Modeling
import Reading
import Scoring
import Segmenting
import Statistics

/// Tests tiers, micro-segments and account attributes against won and lost deals.
public struct Backtest: Sendable {
  /// The model.
  public let model: Model
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// The seed of the resamples from which intervals of money come.
  public var seed: UInt64 = 1
  /// How many resamples are drawn.
  public var resampleCount = BCaInterval.usualResampleCount

  /// By what else than tiers the evidence is broken down.
  public var breakdowns: [BreakdownAxis] = []

  /// Creates a back-test.
  public init(model: Model) {
    self.model = model
  }

  /// Returns the evidence, with accounts scored as of the beginning of the window where there is one.
  ///
  /// - Parameters:
  ///   - market: Accounts, deals and signals.
  ///   - asOf: The day after which nothing is known; deals closed later do not count.
  ///   - segmentation: The micro-segments to test, or nothing.
  /// - Returns: The report; nothing when no deal is won or lost.
  /// - Throws: `ScoringError` when the model does not fit the accounts.
  public func report(
    on market: Market, asOf: CalendarDate?, segmentation: Segmentation?
  ) throws(ScoringError) -> BacktestReport? {
    let cutoff = cutoff(market, asOf: asOf)
    var scorer = Scorer(model: model)
    scorer.threadCount = threadCount
    let scores = try scorer.score(market, asOf: cutoff ?? asOf)
    var report = report(
      on: market, scores: scores, cutoff: cutoff, asOf: asOf, segmentation: segmentation)
    guard report != nil else { return nil }
    try addTraits(to: &report, market: market, scores: scores, cutoff: cutoff, asOf: asOf)
    report?.agreement = try agreementEvidence(on: market, asOf: asOf)
    report?.periods = try PeriodReport(
      model: model, market: market, asOf: asOf, seed: seed, threadCount: threadCount
    ).evidence()
    return report
  }

  /// Returns the day before the window: nothing without a window, dated signals and close dates.
  package func cutoff(_ market: Market, asOf: CalendarDate?) -> CalendarDate? {
    guard let months = model.deals?.windowMonths, let asOf, market.signals != nil,
      market.deals?.hasCloseDates == true
    else { return nil }
    return asOf.adding(months: -months)
  }

  /// Returns the evidence for accounts that are scored already.
  ///
  /// - Parameters:
  ///   - market: Accounts and deals.
  ///   - scores: The accounts' tiers as of the cut-off, or as of today without one.
  ///   - cutoff: Deals closed on or before this day make customers and do not count; nothing for all of history.
  ///   - asOf: Deals closed after this day do not count.
  ///   - segmentation: The micro-segments to test, or nothing.
  /// - Returns: The report; nothing when no deal is won or lost.
  package func report(
    on market: Market, scores: ScoredAccounts, cutoff: CalendarDate?, asOf: CalendarDate?,
    segmentation: Segmentation?
  ) -> BacktestReport? {
    guard let deals = market.deals,
      let counted = CountedDeals(self, market, scores, cutoff: cutoff, asOf: asOf)
    else { return nil }
    let (ledger, groups, choice) = (counted.ledger, counted.groups, counted.choice)
    let measure = counted.measure
    let worth = DealWorth(ledger, accounts: groups.tiers.flatMap(\.accounts))
    let tally = TierTally(model: model, worth: worth, measure: measure)
    let everyone = counted.everyone
    let whole = tally.evidence(tier: 0, accounts: everyone, comparedWith: nil)
    let tiers = groups.tiers.map {
      tally.evidence(tier: $0.tier, accounts: $0.accounts, comparedWith: whole)
    }
    let all = whole.with(budgetOf: tiers)
    let customers =
      groups.customers.isEmpty
      ? nil : tally.evidence(tier: 0, accounts: groups.customers, comparedWith: nil).standingApart
    let comparisons = TierContrasts(measure: measure).comparisons(of: tiers)
    let attributes = AttributeTests(
      ledger: ledger, measure: measure, threadCount: threadCount
    ).evidence(market.accounts, accounts: everyone)
    let segmentTests = SegmentTests(
      worth: worth, measure: measure, customers: Set(groups.customers), seed: seed)
    // Segments are made from what is known today: beside deals of a window that began earlier they are hindsight.
    let segments = segmentTests.evidence(
      segmentation?.segments,
      inHindsight: cutoff != nil || segmentation?.leansOnDeals == true)
    let ranking = Ranking.evidence(tiers, measure: measure)
    var draft = BacktestReport(
      measure: measure,
      basis: BasisText(
        model: model, market: market, ledger: ledger, groups: groups, measure: measure,
        cutoff: cutoff, asOf: asOf, hasBudgets: all.budgetPerYear != nil && all.revenue > 0
      ).sentences(after: choice.sentences), scoredAsOf: scores.asOf, tiers: tiers,
      customers: customers, all: all, comparisons: comparisons, ranking: ranking,
      gains: Ranking.gains(tiers, measure: measure), attributes: attributes, segments: segments,
      verdicts: [])
    draft.marketSegments = segmentTests.evidence(
      segmentation?.marketSegments, inHindsight: cutoff != nil)
    draft.segmentation =
      cutoff == nil
      ? segmentTests.wholeEvidence(segmentation?.leansOnDeals == true ? nil : segmentation)
      : segmentation.flatMap { _ in segmentationEvidence(on: market, asOf: asOf) }
    draft.undatedFields = scores.undatedFields
    draft.scoreRanking = ScoreRankings(ledger: ledger, measure: measure, subject: choice.subject)
      .evidence(scores, accounts: everyone)
    addDistribution(to: &draft, scores, ledger, accounts: everyone)
    draft.cohorts = DealCohorts(deals, asOf: asOf)
    draft.scoreCalibration = ScoreCalibrations(worth: worth, measure: measure)
      .evidence(scores, accounts: everyone)
    HonestyChecks(
      model: model, market: market, scores: scores, ledger: ledger, groups: groups, cutoff: cutoff,
      asOf: asOf, subject: choice.subject, seed: seed, threadCount: threadCount
    ).add(to: &draft, deals: deals)
    let money = MoneyReport(
      model: model, market: market, ledger: ledger, groups: groups, cutoff: cutoff, asOf: asOf,
      bootstrap: AccountBootstrap(
        seed: seed, resampleCount: resampleCount, threadCount: threadCount), measure: measure,
      worth: worth)
    var report = money.adding(to: draft, deals: deals)
    let breaking = BreakdownReport(
      money: money, market: market, scores: scores, segmentation: segmentation, all: all,
      measure: measure)
    report.breakdowns = breakdowns.map { breaking.breakdown($0, deals: deals) }
    report.limits =
      EvidenceLimits(
        report: report, market: market, ledger: ledger, accounts: everyone, cutoff: cutoff
      ).sentences
    report.verdicts =
      VerdictText(
        report: report, segmentation: segmentation, currency: model.deals?.currency ?? "$",
        subject: choice.subject, owner: model.accounts == nil ? "deal" : "account"
      ).sentences
    return report
  }

  /// The accounts that are compared, by tier, and the customers that are not.
  func groups(_ scores: ScoredAccounts, _ ledger: DealLedger) -> TierGroups {
    var byTier: [Int: [Int]] = [:]
    var customers: [Int] = []
    for account in 0..<scores.count {
      if scores.isCustomer(account) || ledger.entries[account].wasCustomer {
        customers.append(account)
      } else {
        byTier[scores.tiers[account], default: []].append(account)
      }
    }
    let tiers = byTier.keys.sorted().map { (tier: $0, accounts: byTier[$0] ?? []) }
    return TierGroups(tiers: tiers, customers: customers)
  }
}

/// The accounts that are compared, by tier ascending, and the customers that are not.
struct TierGroups {
  let tiers: [(tier: Int, accounts: [Int])]
  let customers: [Int]
}
