import Statistics

/// How the rate of trials that get at least half of a criterion's points stands to the rate of all.
struct CriterionLifts {
  let table: TrialTable
  /// The weight of each criterion, c, in hundredths of a point.
  let weights: [Int]

  /// Returns the share of trials that earn (or lose) at least half of a criterion's weight, and their lift.
  ///
  /// There is no interval below 20 wins on both sides together, or where all or none earn.
  func lift(_ criterion: Int) -> (earnerShare: Double, estimate: Estimate) {
    let weight = Double(weights[criterion])
    var (own, rest) = (Counts(), Counts())
    for trial in 0..<table.count {
      let points = Double(table.points[trial * table.criterionCount + criterion])
      let earns = weight > 0 ? points >= weight / 2 : weight < 0 && points <= weight / 2
      if earns {
        own.add(table.weights[trial], isWon: table.wins[trial])
      } else {
        rest.add(table.weights[trial], isWon: table.wins[trial])
      }
    }
    let (trials, wins) = (own.trials + rest.trials, own.wins + rest.wins)
    guard trials > 0 else { return (.nan, Estimate(value: .nan)) }
    let share = own.trials / trials
    guard own.trials > 0, wins > 0 else { return (share, Estimate(value: .nan)) }
    let value = own.wins / own.trials / (wins / trials)
    guard rest.trials > 0, wins >= Double(ScoreRanking.fewest) else {
      return (share, Estimate(value: value))
    }
    let interval = RatioInterval.liftBounds(
      successes: own.wins, trials: own.trials, otherSuccesses: rest.wins, otherTrials: rest.trials,
      share: share)
    return (share, Estimate(value: value, interval: interval))
  }

  private struct Counts {
    var wins = 0.0
    var trials = 0.0

    mutating func add(_ weight: Double, isWon: Bool) {
      trials += weight
      if isWon { wins += weight }
    }
  }
}
