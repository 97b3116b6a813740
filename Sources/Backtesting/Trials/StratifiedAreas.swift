import Statistics

/// Two scores compared within strata (periods), and the comparisons put together.
///
/// Scores are compared only within a stratum, since a score of one period may not mean the same in another. Each stratum
/// counts by its wins, and strata are taken as independent: with Dᵢ the difference in stratum i, Vᵢ DeLong's variance of
/// it and wᵢ its share of the wins, the difference is Σ wᵢ Dᵢ and its variance Σ wᵢ² Vᵢ.
///
/// > Source: DeLong, DeLong, Clarke-Pearson, 1988, DOI 10.2307/2531595.
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
    var sums = (one: Sum(), two: Sum(), gap: Sum())
    for stratum in used {
      let share = Double(stratum.wins.count { $0 }) / Double(winCount)
      let pair = Self.pair(stratum)
      sums.one.add(pair.first.value, pair.first.variance, share)
      sums.two.add(pair.second.value, pair.second.variance, share)
      sums.gap.add(pair.difference, pair.variance, share)
    }
    first = RankingFigure(value: sums.one.value, interval: sums.one.interval(within: 0...1))
    second = RankingFigure(value: sums.two.value, interval: sums.two.interval(within: 0...1))
    difference = RankingFigure(value: sums.gap.value, interval: sums.gap.interval(within: -1...1))
    let error = sums.gap.variance.squareRoot()
    // Scores that order all pairs alike differ by nothing and have no error.
    p =
      error > 1e-10
      ? NormalDistribution.twoSidedP(z: sums.gap.value / error)
      : sums.gap.value.magnitude < 1e-12 ? 1 : .nan
  }

  private struct Sum {
    var value = 0.0
    var variance = 0.0

    mutating func add(_ value: Double, _ variance: Double, _ share: Double) {
      self.value += share * value
      self.variance += share * share * variance
    }

    func interval(within bounds: ClosedRange<Double>) -> ClosedRange<Double>? {
      guard variance.isFinite else { return nil }
      let reach = WilsonInterval.z95 * variance.squareRoot()
      return max(bounds.lowerBound, value - reach)...min(bounds.upperBound, value + reach)
    }
  }

  /// Compares two scores.
  private static func pair(_ stratum: Stratum) -> PairedAreas {
    let units = units(stratum)
    return PairedAreas(
      scores: units.scores, others: units.others, successes: units.successes,
      failures: units.failures)
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
