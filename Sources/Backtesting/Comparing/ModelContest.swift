import Scoring
import Statistics

/// Two models' scores of the same accounts against the same outcomes.
struct ModelContest {
  let names: [String]
  let scores: [ScoredAccounts]
  let groups: [TierGroups]
  let ledger: DealLedger
  let measure: BacktestReport.Measure
  /// What is counted: "accounts" or "deals".
  let subject: String
  let basis: [String]

  /// Returns who ranks better, if it can be said.
  func comparison(swapCount: Int, seed: UInt64) -> ModelComparison {
    let units = ScoredUnits(
      accounts: groups[0].tiers.flatMap(\.accounts).sorted(), ledger: ledger, measure: measure)
    let (successes, failures) = (units.successes.reduce(0, +), units.failures.reduce(0, +))
    let ranks = ranks(units.accounts)
    let values = scores.map { own in
      units.accounts.map { ranks == .score ? Double(own.totals[$0]) : -Double(own.tiers[$0]) }
    }
    // The second less the first: what the change from one model to the other brings.
    let pair = PairedAreas(
      scores: values[1], others: values[0], successes: units.successes, failures: units.failures)
    let hasBoth = successes > 0 && failures > 0
    var generator = SeededGenerator(seed: seed)
    let permutationP =
      hasBoth
      ? PairedPermutationTest.p(
        scores: values[1], others: values[0], successes: units.successes,
        failures: units.failures, count: swapCount, using: &generator) : .nan
    let isEnough = units.lacking == nil
    func area(_ area: AreaUnderCurve) -> RankingFigure {
      RankingFigure(value: area.value, interval: isEnough ? area.interval : nil)
    }
    let (first, second) = (area(pair.second), area(pair.first))
    let difference = RankingFigure(
      value: pair.difference, interval: isEnough ? pair.interval : nil)
    let p = isEnough ? pair.p : .nan
    let verdict = verdict(pair, isEnough: isEnough, permutationP: permutationP)
    return ModelComparison(
      measure: measure, basis: basis + note(ranks), unitCount: units.accounts.count,
      successes: successes, trials: successes + failures, ranks: ranks, first: side(0, first),
      second: side(1, second), difference: difference, p: p, permutationP: permutationP,
      verdict: verdict,
      sentence: ModelComparisonText(
        first: names[0], second: names[1], areas: (first, second), difference: difference, p: p,
        permutationP: permutationP, verdict: verdict, lacking: units.lacking, subject: subject
      ).sentence)
  }

  /// Tiers are ranked where a model tells accounts apart by rules alone.
  private func ranks(_ accounts: [Int]) -> ModelComparison.Ranks {
    let hasScores = scores.allSatisfy { own in
      guard let first = accounts.first else { return true }
      return accounts.contains { own.totals[$0] != own.totals[first] }
    }
    return hasScores ? .score : .tier
  }

  private func note(_ ranks: ModelComparison.Ranks) -> [String] {
    ranks == .score
      ? []
      : ["A model gives all \(subject) the same score, so the tiers are compared as ranks."]
  }

  private func verdict(
    _ pair: PairedAreas, isEnough: Bool, permutationP: Double
  ) -> ModelComparison.Verdict {
    guard isEnough else { return .notEstimable }
    guard pair.interval != nil else { return .alike }
    guard max(pair.p, permutationP) < 0.05 else { return .notProven }
    return pair.difference > 0 ? .secondBetter : .firstBetter
  }

  private func side(_ place: Int, _ area: RankingFigure) -> ModelComparison.Side {
    ModelComparison.Side(
      name: names[place],
      tiers: groups[place].tiers.map { tier in
        let counts = ledger.counts(tier.accounts, measure)
        return ModelComparison.TierRate(
          tier: tier.tier, accountCount: tier.accounts.count,
          rate: Rate(successes: counts.successes, trials: counts.trials))
      }, areaUnderCurve: area)
  }
}
