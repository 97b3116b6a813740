import Foundation
import Statistics

/// Which won accounts have which trait of one column, for testing them one by one.
struct WonTraits: Sendable {
  private let column: TraitColumn
  /// The places of a sample in which the column has a value, by outcome.
  private var known: [TraitEffect.Outcome: [Bool]] = [:]
  /// The places of a sample that have a trait, by outcome and trait.
  private var holders: [TraitEffect.Outcome: [[Int]]] = [:]
  /// Won and resolved deals of accounts with each trait, and of all accounts with a value.
  private var tried: [(won: Int, resolved: Int)]
  private var all = (won: 0, resolved: 0)

  init(
    _ column: TraitColumn, samples: [RankedSample], tried: [Int: (won: Int, resolved: Int)]
  ) {
    self.column = column
    self.tried = column.traits.map { _ in (0, 0) }
    for sample in samples {
      var places = [[Int]](repeating: [], count: column.traits.count)
      for (place, account) in sample.accounts.enumerated() {
        column.forEachTrait(of: account) { places[$0].append(place) }
      }
      holders[sample.outcome] = places
      known[sample.outcome] = sample.accounts.map(column.isKnown)
    }
    var sums = self.tried
    for (account, counts) in tried where column.isKnown(account) {
      all.won += counts.won
      all.resolved += counts.resolved
      column.forEachTrait(of: account) {
        sums[$0].won += counts.won
        sums[$0].resolved += counts.resolved
      }
    }
    self.tried = sums
  }

  /// Returns what a trait goes with; nothing where too few have it or too few have it not, or are known.
  func effect(_ trait: Int, in sample: RankedSample) -> TraitEffect? {
    guard let places = holders[sample.outcome]?[trait], let known = known[sample.outcome],
      places.count >= SweetSpots.least
    else { return nil }
    var isOwn = [Bool](repeating: false, count: sample.values.count)
    for place in places { isOwn[place] = true }
    // In the order of the sample, which ascends, so that ranking them is one walk.
    let all = sample.values.indices.filter { known[$0] }
    let restCount = all.count - places.count
    guard restCount >= SweetSpots.least, all.count * 2 >= sample.values.count else { return nil }
    let ranks = RankTest.compare(
      values: all.map { sample.values[$0] }, successes: all.map { isOwn[$0] ? 1 : 0 },
      failures: all.map { isOwn[$0] ? 0 : 1 })
    let (own, other) = values(trait, in: sample)
    let rates = winRates(trait)
    return TraitEffect(
      trait: column.traits[trait], outcome: sample.outcome, counts: (own.count, other.count),
      median: Quantile.value(at: 0.5, ofSorted: own),
      otherMedian: Quantile.value(at: 0.5, ofSorted: other),
      probabilityAbove: ranks.areaUnderCurve, shift: nil, p: ranks.p, q: 1, winRates: rates,
      losesMore: Self.losesMore(rates))
  }

  /// Returns the values of wins with a trait and of the others, both ascending.
  private func values(_ trait: Int, in sample: RankedSample) -> (own: [Double], other: [Double]) {
    var isOwn = [Bool](repeating: false, count: sample.values.count)
    for place in holders[sample.outcome]?[trait] ?? [] { isOwn[place] = true }
    let known = known[sample.outcome] ?? []
    return (
      sample.values.indices.filter { isOwn[$0] }.map { sample.values[$0] },
      sample.values.indices.filter { known[$0] && !isOwn[$0] }.map { sample.values[$0] }
    )
  }

  /// Returns by how much the wins with a trait differ: days by their difference, money by its ratio.
  func shift(_ trait: Int, in sample: RankedSample) -> Estimate {
    let (own, other) = values(trait, in: sample)
    guard sample.outcome != .cycle else {
      let shift = HodgesLehmann.shift(ofSorted: own, above: other)
      return Estimate(value: shift.value, interval: shift.interval)
    }
    let shift = HodgesLehmann.shift(ofSorted: own.map { log($0) }, above: other.map { log($0) })
    return Estimate(
      value: exp(shift.value),
      interval: shift.interval.map { exp($0.lowerBound)...exp($0.upperBound) })
  }

  private func winRates(_ trait: Int) -> (own: Rate, other: Rate) {
    let own = tried[trait]
    return (
      Rate(successes: own.won, trials: own.resolved),
      Rate(successes: all.won - own.won, trials: all.resolved - own.resolved)
    )
  }

  private static func losesMore(_ rates: (own: Rate, other: Rate)) -> Bool {
    guard rates.own.trials > 0, rates.other.trials > 0, rates.own.value < rates.other.value else {
      return false
    }
    return FisherTest.twoSidedP(
      successes: rates.own.successes, trials: rates.own.trials,
      otherSuccesses: rates.other.successes, otherTrials: rates.other.trials) < 0.05
  }
}
