import Scoring
import Statistics

/// Works out what became of accounts at each height of the score.
struct ScoreCalibrations {
  let worth: DealWorth
  let measure: BacktestReport.Measure

  private static let binCount = 10

  /// Returns the evidence on the accounts that count; nothing where it would say nothing: with fewer than ten trials,
  /// one outcome or one score.
  func evidence(_ scores: ScoredAccounts, accounts: [Int]) -> ScoreCalibration? {
    let units = ScoredUnits(accounts: accounts, ledger: worth.ledger, measure: measure)
    let (won, lost) = (units.successes.reduce(0, +), units.failures.reduce(0, +))
    guard won > 0, lost > 0, won + lost >= Self.binCount else { return nil }
    let groups = equalScores(units, scores.totals)
    guard groups.count > 1 else { return nil }
    let fit = IsotonicFit(
      groups.map { Double($0.successes) / Double($0.trials) },
      weights: groups.map { Double($0.trials) })
    let bins = bins(groups, fitted: fit.values)
    let steps = Self.steps(bins.map(\.rate))
    return ScoreCalibration(
      bins: bins, steps: steps,
      levels: fit.blocks.map { block in
        let own = groups[block.places]
        return .init(
          scores: Self.span(own), rate: block.value, trials: own.reduce(0) { $0 + $1.trials })
      },
      verdict: verdict(steps), notes: notes(units))
  }

  /// Accounts of one score.
  private struct EqualScores {
    /// The score in hundredths of a point.
    let score: Int32
    var accounts: [Int] = []
    var successes = 0
    var trials = 0
  }

  /// Returns the accounts by score, the lowest first.
  private func equalScores(_ units: ScoredUnits, _ totals: PointColumn) -> [EqualScores] {
    let scores = units.accounts.map { totals[$0] }
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var groups: [EqualScores] = []
    for unit in order {
      if groups.last?.score != scores[unit] { groups.append(.init(score: scores[unit])) }
      let last = groups.count - 1
      groups[last].accounts.append(units.accounts[unit])
      groups[last].successes += units.successes[unit]
      groups[last].trials += units.successes[unit] + units.failures[unit]
    }
    return groups
  }

  /// Equal scores go where the first of their trials falls when trials are cut into ten equal parts.
  private func bins(_ groups: [EqualScores], fitted: [Double]) -> [ScoreCalibration.Bin] {
    let all = groups.reduce(0) { $0 + $1.trials }
    var parts = [[Int]](repeating: [], count: Self.binCount)
    var before = 0
    for (place, group) in groups.enumerated() {
      parts[before * Self.binCount / all].append(place)
      before += group.trials
    }
    return parts.filter { !$0.isEmpty }.map { places in
      let own = places.map { groups[$0] }
      let trials = own.reduce(0) { $0 + $1.trials }
      let points = own.reduce(0) { $0 + Int($1.score) * $1.trials }
      return ScoreCalibration.Bin(
        scores: Self.span(own[...]), meanScore: Double(points) / Double(trials) / 100,
        rate: worth.rate(own.flatMap(\.accounts), measure),
        fitted: places.reduce(0) { $0 + fitted[$1] * Double(groups[$1].trials) } / Double(trials))
    }
  }

  private static func span(_ groups: ArraySlice<EqualScores>) -> ClosedRange<Double> {
    let scores = groups.map { Double($0.score) / 100 }
    return (scores.first ?? 0)...(scores.last ?? 0)
  }

  private static func steps(_ rates: [Rate]) -> [ScoreCalibration.Step] {
    let pairs = Array(zip(rates, rates.dropFirst()))
    let pValues = pairs.map { lower, higher in
      let (one, other) = (lower.tested, higher.tested)
      return FisherTest.twoSidedP(
        successes: one.successes, trials: one.trials, otherSuccesses: other.successes,
        otherTrials: other.trials)
    }
    let adjusted = HolmAdjustment.adjusted(pValues)
    return pairs.indices.map { step in
      .init(
        isFall: pairs[step].1.value < pairs[step].0.value, p: pValues[step],
        adjustedP: adjusted[step])
    }
  }

  private func verdict(_ steps: [ScoreCalibration.Step]) -> String {
    let rate = measure == .conversion ? "conversion" : "the win rate"
    let falls = steps.count { $0.isFall }
    let of = steps.count == 1 ? "the one step" : "\(steps.count) steps"
    guard falls > 0 else {
      return steps.count == 1
        ? "From the lower scores to the higher \(rate) does not fall."
        : "In none of \(of) from lower to higher scores does \(rate) fall."
    }
    let proven = steps.count { $0.isProvenFall }
    let beyond =
      switch (proven, falls) {
      case (0, 1): "not beyond chance"
      case (0, _): "in none of them beyond chance"
      case (1, 1): "beyond chance"
      default: "in \(proven) of them beyond chance"
      }
    let start = steps.count == 1 ? "From the lower scores to the higher" : "In \(falls) of \(of)"
    return "\(start) \(rate) falls although the score rises; \(beyond)."
  }

  private func notes(_ units: ScoredUnits) -> [String] {
    [
      "Scores are points and promise no rate: the rates are those of the deals at hand.",
      units.lacking.map { "\($0) for a fall to be told from chance unless it is large." },
      measure == .winRate && worth.correlation > 0
        ? "The intervals allow for deals of one account that end alike." : nil,
    ].compactMap { $0 }
  }
}
