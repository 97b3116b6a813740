import Statistics

/// How well the tiers rank the outcome as a whole.
enum Ranking {
  /// Returns the area under the curve and the trend; nothing with fewer than two tiers or one outcome only.
  static func evidence(
    _ tiers: [TierEvidence], measure: BacktestReport.Measure
  ) -> RankingEvidence? {
    let rates = tiers.map { $0.rate(measure) }
    let (wins, trials) = (rates.map(\.tested.successes), rates.map(\.tested.trials))
    let (all, won) = (trials.reduce(0, +), wins.reduce(0, +))
    guard trials.count(where: { $0 > 0 }) > 1, won > 0, won < all else { return nil }
    let scores = tiers.map { -Double($0.tier) }
    let z = TrendTest.z(successes: wins, trials: trials, scores: scores)
    let area = RankTest.compare(
      values: scores, successes: wins, failures: zip(trials, wins).map { $0 - $1 })
    return RankingEvidence(
      areaUnderCurve: area.areaUnderCurve, trendZ: z, trendP: NormalDistribution.twoSidedP(z: z))
  }

  /// Returns the shares of trials, successes and revenue when tiers are added one by one, from nothing to all.
  static func gains(_ tiers: [TierEvidence], measure: BacktestReport.Measure) -> [GainsPoint] {
    let rates = tiers.map { $0.rate(measure) }
    let trials = rates.reduce(0) { $0 + $1.trials }
    let successes = rates.reduce(0) { $0 + $1.successes }
    guard trials > 0, successes > 0 else { return [] }
    let revenue = tiers.reduce(0) { $0 + $1.revenue }
    var points: [GainsPoint] = []
    var (tried, won, earned) = (0, 0, 0.0)
    for (tier, rate) in zip(tiers, rates) {
      tried += rate.trials
      won += rate.successes
      earned += tier.revenue
      let first = tiers[0].tier
      points.append(
        GainsPoint(
          label: tier.tier == first ? "Tier \(first)" : "Tiers \(first) to \(tier.tier)",
          share: Double(tried) / Double(trials), successShare: Double(won) / Double(successes),
          revenueShare: revenue > 0 ? earned / revenue : .nan))
    }
    return points
  }
}
