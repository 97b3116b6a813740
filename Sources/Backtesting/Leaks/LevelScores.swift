import Foundation

/// Levels scored by how often accounts of other folds win with them: a column of many levels cannot accuse itself.
///
/// A level's rate is drawn toward the rate of all by as much as `weight` trials; a level that no other fold has gets
/// the rate of all, so that a column of names says nothing.
///
/// > Source: the rate of a level: Micci-Barreca, 2001, DOI 10.1145/507533.507538; made from other folds:
/// > Stone, "Cross-validatory choice", 1974, DOI 10.1111/j.2517-6161.1974.tb00994.x.
enum LevelScores {
  /// How many trials of the rate of all each level is given.
  private static let weight = 5.0

  /// Returns the score of each unit by its one level.
  ///
  /// - Parameters:
  ///   - codes: The level of each unit, n.
  ///   - levelCount: L.
  ///   - folds: The units.
  /// - Returns: n scores, which mean something within a fold.
  /// - Complexity: O(n + L).
  static func scores(codes: [Int32], levelCount: Int, folds: OutcomeFolds) -> [Double] {
    var counts = LevelCounts(levelCount: levelCount)
    for unit in codes.indices { counts.add(unit, level: Int(codes[unit]), folds) }
    let rates = (0..<OutcomeFolds.count).map { fold in
      (0..<levelCount).map { level in
        let (won, tried) = counts.outside(fold, level)
        return (won + weight * folds.rate) / (tried + weight)
      }
    }
    return codes.indices.map { rates[Int(folds.folds[$0])][Int(codes[$0])] }
  }

  /// Returns the score of each unit by all its tags: the sum of their log odds over those of all.
  ///
  /// - Parameters:
  ///   - tags: The tags of a unit.
  ///   - levelCount: L.
  ///   - folds: The units.
  /// - Returns: n scores, which mean something within a fold.
  /// - Complexity: O(tags + L).
  static func scores(
    tags: (Int) -> ArraySlice<Int32>, levelCount: Int, folds: OutcomeFolds
  ) -> [Double] {
    var counts = LevelCounts(levelCount: levelCount)
    for unit in folds.accounts.indices {
      for tag in tags(unit) { counts.add(unit, level: Int(tag), folds) }
    }
    let odds = log(folds.rate / (1 - folds.rate))
    let weights = (0..<OutcomeFolds.count).map { fold in
      (0..<levelCount).map { level in
        let (won, tried) = counts.outside(fold, level)
        let (ups, downs) = (
          won + weight * folds.rate, tried - won + weight * (1 - folds.rate)
        )
        return log(ups / downs) - odds
      }
    }
    return folds.accounts.indices.map { unit in
      let own = weights[Int(folds.folds[unit])]
      return tags(unit).reduce(0) { $0 + own[Int($1)] }
    }
  }
}

/// Wins and trials of each level in each fold.
private struct LevelCounts {
  private let levelCount: Int
  private var wins: [Double]
  private var trials: [Double]
  private var allWins: [Double]
  private var allTrials: [Double]

  init(levelCount: Int) {
    self.levelCount = levelCount
    wins = [Double](repeating: 0, count: levelCount * OutcomeFolds.count)
    trials = wins
    allWins = [Double](repeating: 0, count: levelCount)
    allTrials = allWins
  }

  mutating func add(_ unit: Int, level: Int, _ folds: OutcomeFolds) {
    let place = Int(folds.folds[unit]) * levelCount + level
    let won = Double(folds.successes[unit])
    let tried = won + Double(folds.failures[unit])
    wins[place] += won
    trials[place] += tried
    allWins[level] += won
    allTrials[level] += tried
  }

  /// Returns what all folds but one have of a level.
  func outside(_ fold: Int, _ level: Int) -> (won: Double, tried: Double) {
    let place = fold * levelCount + level
    return (allWins[level] - wins[place], allTrials[level] - trials[place])
  }
}
