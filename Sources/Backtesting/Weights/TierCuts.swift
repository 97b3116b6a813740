/// Tiers cut from scores: from where each begins, and what came of it.
///
/// Shapes: K tiers, the top one first.
public struct TierCuts: Sendable, Equatable {
  /// One tier; its bounds are those of its bins, of which the lowest score begins it.
  public let tiers: [ScoreBin]
  /// Σ over tiers of s ln(s / n) + (n − s) ln(1 − s / n), for s successes of n trials.
  public let logLikelihood: Double
  /// How much higher that is than with one tier, for each trial; in nats, the information that the tier tells of the outcome.
  public let information: Double

  /// The score from which each tier but the last one begins, K − 1, descending.
  public var lowestScores: [Double] { tiers.dropLast().map(\.lowestScore) }
  /// The share of successes of each tier, K, strictly falling.
  public var rates: [Double] { tiers.map { $0.successes / $0.trials } }
}

/// Why no cut satisfies what is asked for.
public enum TierCutObstacle: Error, CustomStringConvertible, Sendable, Equatable {
  /// There are fewer different scores than tiers.
  case tooFewScores(scores: Int, tiers: Int)
  /// The least shares add up to more than all accounts.
  case sharesTooLarge(share: Double, tiers: Int)
  /// There are too few successes for the tiers.
  case tooFewWins(wins: Double, leastWins: Double, tiers: Int)
  /// All tiers have a capacity, and together they hold too few accounts.
  case capacitiesTooSmall(capacity: Double, accounts: Double)
  /// Each by itself could be kept, but no cut keeps least shares, least wins and capacities together.
  case sizesDoNotFit(tiers: Int)
  /// Cuts keep the sizes, but with none of them does the rate fall from every tier to the next.
  case ratesDoNotFall(tiers: Int)

  /// What stands in the way and the way out, in a sentence.
  public var description: String {
    switch self {
    case .tooFewScores(let scores, let tiers):
      "\(scores) different scores cannot be cut into \(tiers) tiers; ask for fewer"
    case .sharesTooLarge(let share, let tiers):
      "\(tiers) tiers of at least \(share) of the accounts each are more than all of them"
    case .tooFewWins(let wins, let leastWins, let tiers):
      "\(wins) wins are too few for \(tiers) tiers of at least \(leastWins) each; ask for fewer tiers"
    case .capacitiesTooSmall(let capacity, let accounts):
      "the tiers hold \(capacity) accounts together, and there are \(accounts); "
        + "leave the last tier without a capacity"
    case .sizesDoNotFit(let tiers):
      "no cut into \(tiers) tiers keeps the least shares, the least wins and the capacities together"
    case .ratesDoNotFall(let tiers):
      "no cut into \(tiers) tiers wins less from every tier to the next; ask for fewer tiers"
    }
  }
}
