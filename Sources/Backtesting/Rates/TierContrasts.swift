import Statistics

/// Compares every tier with the next one below it.
struct TierContrasts {
  let measure: BacktestReport.Measure

  /// Returns the comparisons of neighbouring tiers that have trials, Holm-adjusted together.
  func comparisons(of tiers: [TierEvidence]) -> [TierComparison] {
    let tried = tiers.filter { rate($0).trials > 0 }
    let pairs = zip(tried, tried.dropFirst()).map { (higher: $0, lower: $1) }
    let pValues = pairs.map { pair in
      FisherTest.twoSidedP(
        successes: rate(pair.higher).successes, trials: rate(pair.higher).trials,
        otherSuccesses: rate(pair.lower).successes, otherTrials: rate(pair.lower).trials)
    }
    let adjusted = HolmAdjustment.adjusted(pValues)
    return pairs.indices.map {
      comparison(pairs[$0].higher, pairs[$0].lower, p: pValues[$0], adjustedP: adjusted[$0])
    }
  }

  private func rate(_ tier: TierEvidence) -> Rate {
    measure == .conversion ? tier.conversion : tier.winRate
  }

  private func comparison(
    _ higher: TierEvidence, _ lower: TierEvidence, p: Double, adjustedP: Double
  ) -> TierComparison {
    let (first, second) = (rate(higher), rate(lower))
    let isDecided = adjustedP < 0.05
    let verdict: Verdict =
      isDecided ? (first.value > second.value ? .proven : .inverted) : .notProven
    let needed =
      verdict == .notProven && first.value > second.value
      ? FisherPower.neededSizes(
        rate: first.value, trials: first.trials, otherRate: second.value,
        otherTrials: second.trials)
      : nil
    let difference = NewcombeInterval.bounds(
      successes: first.successes, trials: first.trials, otherSuccesses: second.successes,
      otherTrials: second.trials)
    let sizes = needed.map { (higher: $0.first, lower: $0.second) }
    let sentence = ComparisonText(
      higher: higher.tier, lower: lower.tier, higherRate: first, lowerRate: second,
      difference: difference, adjustedP: adjustedP, verdict: verdict, neededSizes: sizes,
      measure: measure
    ).sentence
    return TierComparison(
      higher: higher.tier, lower: lower.tier, higherRate: first, lowerRate: second,
      difference: difference, fisherP: p, adjustedP: adjustedP,
      probabilityHigher: JeffreysComparison.probabilityHigher(
        successes: first.successes, trials: first.trials, otherSuccesses: second.successes,
        otherTrials: second.trials),
      neededSizes: sizes, verdict: verdict, sentence: sentence)
  }
}
