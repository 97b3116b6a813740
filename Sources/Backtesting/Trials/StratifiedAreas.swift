import Statistics

/// Two scores of trials compared within periods only, since a score of one period may not mean the same in another.
///
/// Deals of one account that have the same scores are one unit; `StratifiedArea` and `StratifiedDifference` do the rest.
package struct StratifiedAreas {
  /// The first scores' area, with its interval where it can be had.
  package private(set) var first = RankingFigure(value: .nan, interval: nil)
  /// The second scores' area.
  package private(set) var second = RankingFigure(value: .nan, interval: nil)
  /// The first less the second.
  package private(set) var difference = RankingFigure(value: .nan, interval: nil)
  /// The two-sided p; NaN where nothing can be compared.
  package private(set) var p = Double.nan
  /// Trials in strata with both outcomes.
  package private(set) var trialCount = 0
  /// Of those, won.
  package private(set) var winCount = 0

  /// One stratum: two scores of each trial, and who it belongs to.
  package struct Stratum {
    package var scores: [Double] = []
    package var others: [Double] = []
    package var wins: [Bool] = []
    package var groups: [Int] = []

    /// Creates an empty stratum.
    package init() {}

    /// Adds a trial.
    package mutating func append(score: Double, other: Double, isWon: Bool, group: Int) {
      scores.append(score)
      others.append(other)
      wins.append(isWon)
      groups.append(group)
    }
  }

  /// Compares two scores.
  package init(_ strata: [Stratum]) {
    let used = strata.filter { $0.wins.contains(true) && $0.wins.contains(false) }
    guard !used.isEmpty else { return }
    winCount = used.reduce(0) { $0 + $1.wins.count { $0 } }
    trialCount = used.reduce(0) { $0 + $1.wins.count }
    var units: (scores: [Double], others: [Double], successes: [Int], failures: [Int]) = (
      [], [], [], []
    )
    var (ranked, otherwise, members): ([RankedGroups], [RankedGroups], [[Int]]) = ([], [], [])
    for stratum in used {
      let own = Self.units(stratum)
      members.append(Array(units.scores.count..<units.scores.count + own.scores.count))
      ranked.append(
        RankedGroups(scores: own.scores, successes: own.successes, failures: own.failures))
      otherwise.append(
        RankedGroups(scores: own.others, successes: own.successes, failures: own.failures))
      units.scores += own.scores
      units.others += own.others
      units.successes += own.successes
      units.failures += own.failures
    }
    let (one, two) = (StratifiedArea(ranked), StratifiedArea(otherwise))
    first = RankingFigure(value: one.value, interval: one.interval)
    second = RankingFigure(value: two.value, interval: two.interval)
    let gap = StratifiedDifference(
      scores: units.scores, others: units.others, successes: units.successes,
      failures: units.failures, strata: members)
    difference = RankingFigure(value: gap.value, interval: gap.interval)
    p = gap.value.isNaN ? .nan : gap.p
  }

  /// Returns what counts as independent: deals of one account that have the same scores are one unit.
  static func units(
    _ stratum: Stratum
  ) -> (scores: [Double], others: [Double], successes: [Int], failures: [Int]) {
    var places: [Unit: Int] = [:]
    var (scores, others): ([Double], [Double]) = ([], [])
    var (successes, failures): ([Int], [Int]) = ([], [])
    for trial in stratum.wins.indices {
      let unit = Unit(
        group: stratum.groups[trial], score: stratum.scores[trial], other: stratum.others[trial])
      let place = places[unit] ?? scores.count
      if place == scores.count {
        places[unit] = place
        scores.append(unit.score)
        others.append(unit.other)
        successes.append(0)
        failures.append(0)
      }
      if stratum.wins[trial] { successes[place] += 1 } else { failures[place] += 1 }
    }
    return (scores, others, successes, failures)
  }

  private struct Unit: Hashable {
    let group: Int
    let score: Double
    let other: Double
  }
}
