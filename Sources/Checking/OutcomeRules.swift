import Backtesting
import Modeling
import Reading
import Statistics

/// B and M: what became of the deals, and whether the evidence can be believed.
struct OutcomeRules {
  let checker: Checker
  let market: Market
  let backtest: BacktestReport?

  /// How many deals a finding lists.
  private static let mostListed = 3

  var findings: [Finding] {
    inversions + missedCriteria
      + [
        mixedPipelines, noDealJoined, noWin, winsOutside, winsInTheLastTier, changedCriteria,
        suggestedPoints,
      ].compactMap { $0 }
  }

  private var dealsPlace: String { market.deals?.source ?? checker.modelFile }

  private var inversions: [Finding] {
    (backtest?.comparisons ?? []).filter { $0.verdict == .inverted }.map { comparison in
      let place = checker.model.tiers.first { $0.tier == comparison.higher }?.place
      return Rule.invertedTiers.finding(
        at: checker.place(place ?? .code),
        "Tier \(comparison.lower) does better than Tier \(comparison.higher): "
          + "\(rate(comparison.lowerRate)) against \(rate(comparison.higherRate)), adjusted p "
          + "\(DecimalText.pValue(comparison.adjustedP)); the points are wrong, so see which "
          + "attributes go with winning and change the criteria.")
    }
  }

  private func rate(_ rate: Rate) -> String {
    "\(DecimalText.percent(rate.value)) (\(DecimalText.whole(rate.successes)) of \(DecimalText.whole(rate.trials)))"
  }

  private var mixedPipelines: Finding? {
    guard let pipelines = market.deals?.pipelines, pipelines.count > 1 else { return nil }
    let listed = pipelines.prefix(4).map { "\($0.name) \(DecimalText.whole($0.count))" }
    return Rule.mixedPipelines.finding(
      at: dealsPlace,
      "The deals are in \(pipelines.count) pipelines (\(listed.joined(separator: ", "))"
        + "\(pipelines.count > 4 ? ", …" : "")) and are counted together; leave out those that are no new "
        + "business, as in exclude: { pipeline: [\(pipelines[1].name)] } under deals:.")
  }

  private var noDealJoined: Finding? {
    guard checker.model.accounts != nil, let deals = market.deals?.deals, !deals.isEmpty,
      deals.allSatisfy({ $0.account == nil })
    else { return nil }
    return Rule.noDealJoined.finding(
      at: dealsPlace,
      "None of \(counted(deals.count, "deal")) finds its account, so every rate here is that of a "
        + "failed join; name the columns of id, domain or name under columns: of both files.")
  }

  /// Deals that ended, and none of them well: a stage that means won is mostly read as open.
  private var noWin: Finding? {
    guard let deals = market.deals?.deals, !deals.isEmpty,
      !deals.contains(where: { $0.outcome == .won })
    else { return nil }
    let lost = deals.count { $0.outcome == .lost }
    guard lost > 0 else { return nil }
    let open = deals.count - lost
    let asOpen = market.reconciliations.first { $0.source == dealsPlace }?.notes.first {
      $0.hasPrefix("read as open: ")
    }
    return Rule.noWin.finding(
      at: dealsPlace,
      "None of \(counted(deals.count, "deal")) is won, \(DecimalText.whole(lost)) are lost and "
        + "\(DecimalText.whole(open)) open\(asOpen.map { " (\($0))" } ?? ""); where one of these stages means won, name it "
        + "under won: of deals:.")
  }

  private var winsOutside: Finding? {
    guard checker.model.accounts != nil, let deals = market.deals else { return nil }
    var won = deals.deals.filter { $0.outcome == .won }
    // The same deals as in the back-test, which knows its day.
    if let day = backtest?.listGap?.asOf { won.removeAll { ($0.closed ?? day) > day } }
    let outside = won.filter { $0.account == nil }
    guard !outside.isEmpty else { return nil }
    let interval = WilsonInterval.bounds(successes: outside.count, trials: won.count)
    let listed = outside.prefix(Self.mostListed).map { deal in
      let name = deal.accountReference.isEmpty ? "no account" : deal.accountReference
      return "\(name) in line \(deal.line)"
    }
    let more = outside.count > Self.mostListed ? " and \(outside.count - Self.mostListed) more" : ""
    return Rule.winsOutsideTheList.finding(
      at: deals.source,
      "\(DecimalText.whole(outside.count)) of \(counted(won.count, "won deal")) "
        + "(\(DecimalText.percent(Double(outside.count) / Double(won.count))), 95% interval "
        + "\(DecimalText.percent(interval.lowerBound)) to \(DecimalText.percent(interval.upperBound)))"
        + " \(outside.count == 1 ? "belongs" : "belong") to no account of the list: \(listed.joined(separator: ", "))\(more); add these "
        + "accounts and ask what they have in common, or mend the column that joins them.")
  }

  private var winsInTheLastTier: Finding? {
    guard let backtest, checker.model.tiers.count > 1, let last = checker.model.tiers.last,
      let evidence = backtest.tiers.first(where: { $0.tier == last.tier })
    else { return nil }
    let wins = { (tier: TierEvidence) in tier.rate(backtest.measure).successes }
    let all = backtest.tiers.reduce(0) { $0 + wins($1) }
    guard wins(evidence) * 2 > all else { return nil }
    let noun = backtest.measure == .conversion ? "won account" : "won deal"
    return Rule.winsInTheLastTier.finding(
      at: checker.place(last.place),
      "\(wins(evidence)) of \(counted(all, noun)) "
        + "(\(DecimalText.percent(Double(wins(evidence)) / Double(all)))) "
        + "\(wins(evidence) == 1 ? "is" : "are") in Tier \(last.tier), the last; see what "
        + "\(wins(evidence) == 1 ? "it has" : "they have in common"), and let the score say so.")
  }

  /// Criteria that are missed by more than chance; the others are told of and not found fault with.
  private var missedCriteria: [Finding] {
    (backtest?.agreement?.results ?? []).filter { $0.verdict == .missed }.map { result in
      Rule.missedCriterion.finding(
        at: checker.place(result.criterion.place),
        "Agreed for \(result.sentence) Change what is done, not what was agreed.")
    }
  }

  private var changedCriteria: Finding? {
    guard let agreement = checker.model.agreement, agreement.isChanged, let seal = agreement.seal
    else { return nil }
    return Rule.changedCriteria.finding(
      at: checker.place(agreement.place),
      "The criteria were changed after they were sealed: the file says \(seal), and they make "
        + "\(agreement.wantedSeal); put them back, or tell everyone and seal them anew.")
  }

  private var suggestedPoints: Finding? {
    guard checker.model.isSuggested, backtest != nil else { return nil }
    return Rule.suggestedPoints.finding(
      at: checker.modelFile,
      "The points were suggested by the same deals that this back-test counts (\(dealsPlace)), so it "
        + "flatters; judge the tiers on deals that close from now on, or remove suggested: once the "
        + "points are your own.")
  }
}
