import Modeling
import Reading
import Scoring
import Statistics

/// Judges two models by the same deals.
public struct ModelComparing: Sendable {
  /// The models, and what the comparison calls them.
  public let models: [(name: String, model: Model)]
  /// How many swaps the permutation test draws.
  public var swapCount = 1999
  /// Where they begin.
  public var seed: UInt64 = 1

  /// Creates a comparison of two models.
  public init(first: (name: String, model: Model), second: (name: String, model: Model)) {
    models = [first, second]
  }

  /// Returns why the models cannot be judged by the same deals; nothing where they can.
  ///
  /// - Parameters:
  ///   - markets: What each model read.
  ///   - asOf: The day after which nothing is known.
  /// - Returns: The reason and what to do.
  public func mismatch(_ markets: [Market], asOf: CalendarDate?) -> String? {
    let (first, second) = (markets[0], markets[1])
    let names = models.map(\.name)
    guard first.accounts.ids == second.accounts.ids else {
      return "\(names[0]) and \(names[1]) read different accounts (\(first.accounts.count) and "
        + "\(second.accounts.count)); give both the same columns for them"
    }
    let deals = markets.map { ($0.deals?.deals ?? []).filter { $0.outcome != .open } }
    let areSame = deals[0].elementsEqual(deals[1]) {
      $0.account == $1.account && $0.outcome == $1.outcome && $0.closed == $1.closed
    }
    guard areSame else {
      return "\(names[0]) and \(names[1]) read different deals (\(deals[0].count) and "
        + "\(deals[1].count) won or lost); give both the same columns and stages for them"
    }
    let options = models.map(\.model.deals)
    guard options[0]?.unit == options[1]?.unit else {
      return "\(names[0]) and \(names[1]) count different things; give both the same `deals: unit`"
    }
    let cutoffs = zip(models, markets).map { Backtest(model: $0.model).cutoff($1, asOf: asOf) }
    guard cutoffs[0] == cutoffs[1] else {
      return "\(names[0]) and \(names[1]) count deals of different times; give both the same "
        + "`deals: window`"
    }
    return nil
  }

  /// Returns the comparison, both models scoring as of the day that a back-test scores as of.
  ///
  /// - Parameters:
  ///   - markets: What each model read: the same accounts and deals.
  ///   - asOf: The day after which nothing is known.
  /// - Returns: The comparison; nothing when no deal is won or lost.
  /// - Throws: `ScoringError` when a model does not fit the accounts.
  public func comparison(
    of markets: [Market], asOf: CalendarDate?
  ) throws(ScoringError) -> ModelComparison? {
    var scores: [ScoredAccounts] = []
    for (named, market) in zip(models, markets) {
      let cutoff = Backtest(model: named.model).cutoff(market, asOf: asOf)
      scores.append(try Scorer(model: named.model).score(market, asOf: cutoff ?? asOf))
    }
    return comparison(of: markets, scores: scores, asOf: asOf)
  }

  /// Returns the comparison of models whose accounts are scored already.
  package func comparison(
    of markets: [Market], scores: [ScoredAccounts], asOf: CalendarDate?
  ) -> ModelComparison? {
    let (market, model) = (markets[0], models[0].model)
    guard let deals = market.deals, deals.deals.contains(where: { $0.outcome != .open }) else {
      return nil
    }
    let backtest = Backtest(model: model)
    let cutoff = backtest.cutoff(market, asOf: asOf)
    let ledger = DealLedger(
      deals: deals, accountCount: market.accounts.count, cutoff: cutoff, asOf: asOf)
    let shared = sharedGroups(scores, ledger)
    let choice = MeasureChoice(
      model: model, ledger: ledger, groups: shared[0], accountsAreDeals: model.accounts == nil)
    let basis = BasisText(
      model: model, market: market, ledger: ledger, groups: shared[0], measure: choice.measure,
      cutoff: cutoff, asOf: asOf, hasBudgets: false)
    return ModelContest(
      names: models.map(\.name), scores: scores, groups: shared, ledger: ledger,
      measure: choice.measure, subject: choice.subject,
      basis: basis.sentences(after: choice.sentences).filter { $0 != BasisText.suggested }
        + suggestions + leftOut(shared[0])
    ).comparison(swapCount: swapCount, seed: seed)
  }

  /// The tiers of each model without the accounts that either takes for customers.
  private func sharedGroups(_ scores: [ScoredAccounts], _ ledger: DealLedger) -> [TierGroups] {
    let groups = zip(models, scores).map { Backtest(model: $0.model).groups($1, ledger) }
    let customers = Set(groups.flatMap(\.customers))
    return groups.map { own in
      TierGroups(
        tiers: own.tiers.map { tier in
          (tier: tier.tier, accounts: tier.accounts.filter { !customers.contains($0) })
        }.filter { !$0.accounts.isEmpty }, customers: customers.sorted())
    }
  }

  private var suggestions: [String] {
    let names = models.filter(\.model.isSuggested).map(\.name)
    guard !names.isEmpty else { return [] }
    return [
      "The points of \(names.joined(separator: " and ")) were suggested from these same deals, so the deals "
        + "flatter \(names.count == 1 ? "it" : "them")."
    ]
  }

  private func leftOut(_ groups: TierGroups) -> [String] {
    let count = groups.customers.count
    guard count > 0 else { return [] }
    return [
      count == 1
        ? "1 account that a model takes for an existing customer is left out of both."
        : "\(DecimalText.whole(count)) accounts that a model takes for existing customers are left out of both."
    ]
  }
}
