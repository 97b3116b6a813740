import Modeling
import Statistics

/// Adds up what the deals say about the accounts of a tier.
struct TierTally {
  let model: Model
  let worth: DealWorth
  let measure: BacktestReport.Measure
  private var ledger: DealLedger { worth.ledger }

  init(model: Model, worth: DealWorth, measure: BacktestReport.Measure) {
    (self.model, self.worth, self.measure) = (model, worth, measure)
  }

  /// Returns the evidence for some accounts, lift and shares being taken against `all`.
  func evidence(tier: Int, accounts: [Int], comparedWith all: TierEvidence?) -> TierEvidence {
    let conversion = worth.rate(accounts, .conversion)
    let winRate = worth.rate(accounts, .winRate)
    let revenue = accounts.reduce(0) { $0 + ledger.entries[$1].revenue }
    let dealsWithAmount = accounts.reduce(0) { $0 + ledger.entries[$1].dealsWithAmount }
    let measured = measure == .conversion ? conversion : winRate
    let own = Double(measured.successes) / Double(measured.trials)
    let base = all.map { $0.rate(measure).value }
    let budget = model.tiers.first { $0.tier == tier }?.budgetPerMonth.map {
      let accountMonths = Double(accounts.count) * 12
      return $0.lowerBound * accountMonths...$0.upperBound * accountMonths
    }
    return TierEvidence(
      tier: tier, accountCount: accounts.count,
      conversion: conversion, winRate: winRate,
      lift: base.map { own / $0 } ?? (own > 0 ? 1 : .nan), revenue: revenue,
      revenueShare: all.map { $0.revenue > 0 ? revenue / $0.revenue : .nan } ?? 1,
      dealsWithAmount: dealsWithAmount,
      averageDeal: dealsWithAmount > 0 ? revenue / Double(dealsWithAmount) : .nan,
      medianCycleDays: Median.of(accounts.flatMap { ledger.entries[$0].cycles }),
      budgetPerYear: budget)
  }
}

extension TierEvidence {
  /// The same evidence without lift and share of revenue, for accounts that are not part of the tiers.
  var standingApart: TierEvidence {
    TierEvidence(
      tier: tier, accountCount: accountCount, conversion: conversion, winRate: winRate, lift: .nan,
      revenue: revenue, revenueShare: .nan, dealsWithAmount: dealsWithAmount,
      averageDeal: averageDeal, medianCycleDays: medianCycleDays, budgetPerYear: budgetPerYear)
  }

  /// Returns the same evidence with the sum of the tiers' budgets; nothing where one tier has none.
  func with(budgetOf tiers: [TierEvidence]) -> TierEvidence {
    let budgets = tiers.compactMap(\.budgetPerYear)
    let low = budgets.reduce(0) { $0 + $1.lowerBound }
    let high = budgets.reduce(0) { $0 + $1.upperBound }
    return TierEvidence(
      tier: tier, accountCount: accountCount, conversion: conversion, winRate: winRate, lift: lift,
      revenue: revenue, revenueShare: revenueShare, dealsWithAmount: dealsWithAmount,
      averageDeal: averageDeal, medianCycleDays: medianCycleDays,
      budgetPerYear: budgets.count == tiers.count && !tiers.isEmpty ? low...high : nil)
  }
}
