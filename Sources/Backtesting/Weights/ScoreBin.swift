/// The accounts of neighboring scores, with what came of their deals.
public struct ScoreBin: Sendable, Equatable {
  /// The lowest score in it.
  public let lowestScore: Double
  /// Successes, from 0 to the trials.
  public let successes: Double
  /// Trials, 0 or more.
  public let trials: Double
  /// How many accounts have such a score, with or without trials.
  public let accounts: Double

  /// Creates a bin; without a count of accounts every trial is one.
  public init(lowestScore: Double, successes: Double, trials: Double, accounts: Double? = nil) {
    precondition(
      lowestScore.isFinite && successes >= 0 && successes <= trials && trials.isFinite
        && (accounts ?? 0) >= 0 && (accounts ?? 0).isFinite,
      "\(successes) successes in \(trials) trials of \(accounts ?? trials) accounts from "
        + "\(lowestScore)")
    self.lowestScore = lowestScore
    self.successes = successes
    self.trials = trials
    self.accounts = accounts ?? trials
  }

  /// Pools bins into at most so many of about equal trials, neighbors together; bins of one score are always joined.
  ///
  /// The trials are cut into equal parts, and the scores whose first trial lies in one part are one bin.
  ///
  /// - Parameters:
  ///   - bins: In any order.
  ///   - most: At least 1.
  /// - Returns: Bins of ascending scores, all different.
  /// - Complexity: O(n log n).
  public static func pooled(_ bins: [ScoreBin], most: Int = 200) -> [ScoreBin] {
    precondition(most >= 1, "at most \(most) bins")
    var distinct: [ScoreBin] = []
    for bin in bins.sorted(by: { $0.lowestScore < $1.lowestScore }) {
      distinct.append(bin, joining: distinct.last?.lowestScore == bin.lowestScore)
    }
    guard distinct.count > most else { return distinct }
    let total = distinct.reduce(0) { $0 + $1.trials }
    var result: [ScoreBin] = []
    var (before, part) = (0.0, -1.0)
    for bin in distinct {
      // The part in which the bin's first trial lies.
      let own =
        total > 0 ? min((before / total * Double(most)).rounded(.down), Double(most - 1)) : 0
      result.append(bin, joining: own == part)
      (before, part) = (before + bin.trials, own)
    }
    return result
  }
}

extension [ScoreBin] {
  /// Appends a bin, or adds it to the last one.
  fileprivate mutating func append(_ bin: ScoreBin, joining: Bool) {
    guard joining, let last else { return append(bin) }
    self[count - 1] = ScoreBin(
      lowestScore: last.lowestScore, successes: last.successes + bin.successes,
      trials: last.trials + bin.trials, accounts: last.accounts + bin.accounts)
  }
}
