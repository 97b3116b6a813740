import Modeling
import Statistics

/// Cuts suggested scores into as many tiers as the model has, within the places that it gives them.
struct SuggestedCutOffs {
  let model: Model
  /// The accounts of the market, which the places are for.
  let accountCount: Int

  /// The most bins that scores are pooled into.
  private static let mostBins = 200

  /// Returns the tiers by the score alone; none where no cut keeps the places and has falling rates.
  ///
  /// - Parameters:
  ///   - scores: The suggested score of each trial, m, in hundredths.
  ///   - table: The trials, m.
  /// - Returns: The tiers, the first one first.
  func cutOffs(scores: [Int], table: TrialTable) -> [WeightSuggestion.CutOff] {
    guard model.tiers.count > 1 else { return [] }
    let all = table.weights.reduce(0, +)
    var counts: [Int: (successes: Double, trials: Double)] = [:]
    for (trial, score) in scores.enumerated() {
      counts[score, default: (0, 0)].trials += table.weights[trial]
      if table.wins[trial] { counts[score, default: (0, 0)].successes += table.weights[trial] }
    }
    let bins = counts.sorted { $0.key < $1.key }.map { score, count in
      ScoreBin(
        lowestScore: Double(score), successes: count.successes, trials: count.trials,
        // Trials stand for the accounts that the places are for.
        accounts: count.trials / all * Double(accountCount))
    }
    var search = TierCutPoints(tierCount: model.tiers.count)
    search.leastWins = 1
    search.capacities = model.tiers.map { $0.capacity.map { Double($0.accounts) } }
    // The highest scores stay apart, since a first tier may have few places.
    let pooled = ScoreBin.pooled(Array(bins.dropLast(Self.mostBins / 2)), most: Self.mostBins / 2)
    guard let cuts = try? search.cuts(pooled + bins.suffix(Self.mostBins / 2)) else { return [] }
    return zip(model.tiers, cuts.tiers).enumerated().map { place, pair in
      .init(
        tier: pair.0.tier,
        score: place + 1 < cuts.tiers.count
          ? Self.roundest(upTo: Int(pair.1.lowestScore), scores: counts.keys) : nil,
        share: pair.1.trials / all, rate: pair.1.successes / pair.1.trials)
    }
  }

  /// Returns the number with the fewest decimals that cuts the scores at the same place.
  private static func roundest(upTo score: Int, scores: some Sequence<Int>) -> Int {
    let below = scores.filter { $0 < score }.max() ?? Int.min / 2
    for unit in [1000, 500, 100, 50, 10] {
      let rounded = Int((Double(score) / Double(unit)).rounded(.down)) * unit
      if rounded > below { return rounded }
    }
    return score
  }
}
