/// Trials from which weights are learned: accounts in a period, or deals.
///
/// Shapes: m trials, c criteria.
package struct TrialTable {
  /// The number of criteria, c.
  package let criterionCount: Int
  /// The account of each trial, m.
  package private(set) var accounts: [Int] = []
  /// What must stay on one side of a fold, m: the account, or deals that are alike in every column.
  package private(set) var groups: [Int] = []
  /// The period of each trial, m; 0 for all where there is no time order.
  package private(set) var periods: [Int] = []
  /// The day number on which the outcome of each trial was known, m.
  package private(set) var knownDays: [Int] = []
  /// Whether each trial is won, m.
  package private(set) var wins: [Bool] = []
  /// How many trials each one stands for, m: more than 1 where not all that were not won are kept.
  package private(set) var weights: [Double] = []
  /// The points of each criterion before the groups' caps, in hundredths, m × c row by row.
  package private(set) var points: [Int32] = []

  /// Creates an empty table.
  package init(criterionCount: Int) {
    self.criterionCount = criterionCount
  }

  /// The number of trials, m.
  package var count: Int { wins.count }

  /// The number of trials won.
  package var winCount: Int { wins.count { $0 } }

  /// The points of a trial by criterion, c.
  func points(_ trial: Int) -> ArraySlice<Int32> {
    points[trial * criterionCount..<(trial + 1) * criterionCount]
  }

  /// Adds a trial.
  package mutating func append(
    account: Int, group: Int, period: Int, knownDay: Int, isWon: Bool, weight: Double,
    points: [Int32]
  ) {
    precondition(
      points.count == criterionCount, "\(points.count) points, \(criterionCount) criteria")
    accounts.append(account)
    groups.append(group)
    periods.append(period)
    knownDays.append(knownDay)
    wins.append(isWon)
    weights.append(weight)
    self.points += points
  }

  /// Changes the points of a trial by one criterion.
  mutating func set(points value: Int32, of trial: Int, criterion: Int) {
    points[trial * criterionCount + criterion] = value
  }

  /// The beginning of a sentence on what some trials have too little of; nothing where they have enough.
  ///
  /// Several wins of one account count once.
  package func lacking(_ trials: some Sequence<Int>) -> String? {
    var (won, lost): (Set<Int>, Set<Int>) = ([], [])
    for trial in trials {
      if wins[trial] { won.insert(groups[trial]) } else { lost.insert(groups[trial]) }
      if min(won.count, lost.count) >= ScoreRanking.fewest { return nil }
    }
    return won.count <= lost.count
      ? "Too few wins (\(won.count), and \(ScoreRanking.fewest) are needed)"
      : "Too few that are not won (\(lost.count), and \(ScoreRanking.fewest) are needed)"
  }
}
