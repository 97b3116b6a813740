import Statistics

/// Compares every tier with the next one below it.
struct TierContrasts {
  let measure: BacktestReport.Measure

  /// Returns the comparisons of neighbouring tiers that have trials, Holm-adjusted together.
  func comparisons(of tiers: [TierEvidence]) -> [TierComparison] {
    let tried = tiers.filter { rate($0).trials > 0 }
    let pairs = zip(tried, tried.dropFirst()).map { (higher: $0, lower: $1) }
    let pValues = pairs.map { pair -> Double in
      let (one, other) = (rate(pair.higher).tested, rate(pair.lower).tested)
      return FisherTest.twoSidedP(
        successes: one.successes, trials: one.trials, otherSuccesses: other.successes,
        otherTrials: other.trials)
    }
    let adjusted = HolmAdjustment.adjusted(pValues)
    return pairs.indices.map {
      comparison(pairs[$0].higher, pairs[$0].lower, p: pValues[$0], adjustedP: adjusted[$0])
    }
  }

  private func rate(_ tier: TierEvidence) -> Rate {
    tier.rate(measure)
  }

  private func comparison(
    _ higher: TierEvidence, _ lower: TierEvidence, p: Double, adjustedP: Double
  ) -> TierComparison {
    let (first, second) = (rate(higher), rate(lower))
    let (one, other) = (first.tested, second.tested)
    let isDecided = adjustedP < 0.05
    let verdict: Verdict =
      isDecided ? (first.value > second.value ? .proven : .inverted) : .notProven
    let needed =
      verdict == .notProven && first.value > second.value
      ? FisherPower.neededSizes(
        rate: first.value, trials: one.trials, otherRate: second.value,
        otherTrials: other.trials)
      : nil
    let difference = NewcombeInterval.bounds(
      successes: one.successes, trials: one.trials, otherSuccesses: other.successes,
      otherTrials: other.trials)
    // Of trials that are alike, as many more are needed as they are worth less.
    let sizes = needed.map {
      (higher: Self.raised($0.first, first), lower: Self.raised($0.second, second))
    }
    let sentence = ComparisonText(
      higher: higher.tier, lower: lower.tier, higherRate: first, lowerRate: second,
      difference: difference, adjustedP: adjustedP, verdict: verdict, neededSizes: sizes,
      measure: measure
    ).sentence
    return TierComparison(
      higher: higher.tier, lower: lower.tier, higherRate: first, lowerRate: second,
      difference: difference, fisherP: p, adjustedP: adjustedP,
      probabilityHigher: JeffreysComparison.probabilityHigher(
        successes: one.successes, trials: one.trials, otherSuccesses: other.successes,
        otherTrials: other.trials),
      neededSizes: sizes, verdict: verdict, sentence: sentence)
  }

  private static func raised(_ size: Int, _ rate: Rate) -> Int {
    rate.worth < Double(rate.trials)
      ? Int((Double(size) * Double(rate.trials) / rate.worth).rounded(.up)) : size
  }
}
