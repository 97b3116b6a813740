import Modeling
import Reading
import Scoring
import Statistics

/// Grades the criteria that were agreed before the launch against what happened since.
struct AgreementGrading {
  let backtest: Backtest
  let agreement: AgreedCriteria
  let market: Market
  /// Nothing after this day is known.
  let asOf: CalendarDate?
  /// The accounts as of the day of the launch.
  let scores: ScoredAccounts

  /// A criterion with its figures, before the tests of all criteria are adjusted together.
  private struct Draft {
    let criterion: AgreedCriterion
    let due: CalendarDate
    var own = AgreedFigures.Value()
    var other: AgreedFigures.Value?
    var p: Double?
    var reason: String?
    var isDue = true

    var target: Estimate {
      if case .number(let number) = criterion.target { return Estimate(value: number) }
      return other?.estimate ?? Estimate(value: .nan)
    }
  }

  /// Returns the grades.
  func evidence() -> AgreementEvidence {
    var figures: [Int: AgreedFigures] = [:]
    let drafts = agreement.criteria.map { draft($0, &figures) }
    let tested = drafts.indices.filter { drafts[$0].isDue && drafts[$0].p != nil }
    let adjusted = HolmAdjustment.adjusted(tested.compactMap { drafts[$0].p })
    var adjustedOf: [Int: Double] = [:]
    for (place, p) in zip(tested, adjusted) { adjustedOf[place] = p }
    let results = drafts.indices.map { result(drafts[$0], adjustedP: adjustedOf[$0]) }
    let text = AgreementText(
      agreement: agreement, results: results, asOf: asOf, testCount: tested.count,
      undatedFields: scores.undatedFields,
      isOfCustomers: figures.values.contains(where: \.isOfCustomers),
      customerWins: figures.values.map(customerWins).max() ?? 0,
      isSuggested: backtest.model.isSuggested)
    return AgreementEvidence(
      agreed: agreement.agreed, results: results, wantedSeal: agreement.wantedSeal,
      seal: agreement.seal, summary: text.summary, notes: text.notes)
  }

  /// Won deals, since the launch, of accounts that are marked as customers today.
  private func customerWins(_ figures: AgreedFigures) -> Int {
    figures.ledger.counts(figures.groups.customers, .winRate).successes
  }

  private func draft(
    _ criterion: AgreedCriterion, _ figures: inout [Int: AgreedFigures]
  ) -> Draft {
    var draft = Draft(criterion: criterion, due: agreement.due(months: criterion.months))
    guard let deals = market.deals, deals.hasCloseDates, let asOf else {
      draft.reason =
        "the deals have no close dates, so nothing tells what happened after \(agreement.agreed)"
      return draft
    }
    draft.isDue = asOf >= draft.due
    guard asOf > agreement.agreed else { return draft }
    let own =
      figures[criterion.months]
      ?? AgreedFigures(
        backtest, market: market, deals: deals, scores: scores, start: agreement.agreed,
        end: min(asOf, draft.due))
    figures[criterion.months] = own
    draft.own = own.value(criterion.figure)
    draft.reason = draft.own.reason
    if case .figure(let other) = criterion.target {
      let value = own.value(other)
      draft.other = value
      draft.reason = draft.reason ?? value.reason
      if draft.reason == nil {
        draft.p = AgreedTests(bootstrap: own.bootstrap).p(
          criterion.figure.measure, draft.own, value)
      }
    }
    return draft
  }

  private func result(_ draft: Draft, adjustedP: Double?) -> AgreedResult {
    let verdict = verdict(draft, adjustedP: adjustedP)
    let text = AgreedResultText(
      criterion: draft.criterion, due: draft.due, verdict: verdict, own: draft.own,
      other: draft.other, adjustedP: adjustedP, reason: draft.reason,
      currency: backtest.model.deals?.currency ?? "$")
    return AgreedResult(
      criterion: draft.criterion, due: draft.due, verdict: verdict, figure: draft.own.estimate,
      target: draft.target, p: draft.p, adjustedP: adjustedP,
      reason: verdict == .unjudged ? draft.reason : nil, sentence: text.sentence)
  }

  private func verdict(_ draft: Draft, adjustedP: Double?) -> AgreedVerdict {
    guard draft.isDue else { return .notDue }
    guard draft.reason == nil else { return .unjudged }
    let (value, comparison) = (draft.own.estimate, draft.criterion.comparison)
    let holds = comparison.holds(value.value, draft.target.value)
    let isSure: Bool
    switch draft.criterion.figure.measure {
    // A sum is what it is: there is no other sample of the same months.
    case .wins, .revenue, .pipeline: isSure = true
    default:
      if draft.other != nil {
        isSure = (adjustedP ?? 1) < 0.05 && value.value != draft.target.value
      } else {
        isSure =
          value.interval.map { interval in
            comparison.holds(interval.lowerBound, draft.target.value) == holds
              && comparison.holds(interval.upperBound, draft.target.value) == holds
          } ?? false
      }
    }
    return holds ? (isSure ? .met : .metByChance) : (isSure ? .missed : .missedByChance)
  }
}
