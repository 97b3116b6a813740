/// Units (accounts, deals) gathered by equal score, the highest score first.
///
/// Shapes: n units in g groups. A unit stands for some successes and failures: an account for its deals, whose
/// outcomes may be alike, so that the unit and not the deal is what counts as independent.
public struct RankedGroups: Sendable {
  /// The distinct scores, g, descending.
  public let values: [Double]
  /// The successes of each group, g.
  public let successes: [Double]
  /// The failures of each group, g.
  public let failures: [Double]
  /// The group of each unit, n.
  public let groups: [Int]
  /// The successes of each unit, n.
  public let unitSuccesses: [Int]
  /// The failures of each unit, n.
  public let unitFailures: [Int]

  /// Gathers units by score.
  ///
  /// - Parameters:
  ///   - scores: n scores, none of them NaN.
  ///   - successes: How many successes each unit has, n.
  ///   - failures: How many failures each unit has, n.
  /// - Complexity: O(n), and O(n log n) for few.
  public init(scores: [Double], successes: [Int], failures: [Int]) {
    precondition(
      scores.count == successes.count && scores.count == failures.count,
      "\(scores.count) scores, \(successes.count) successes, \(failures.count) failures")
    precondition(
      !scores.contains(where: \.isNaN), "\(scores.count(where: \.isNaN)) of \(scores.count) are NaN"
    )
    let ranking = DistinctScores(few: scores) ?? DistinctScores(sorting: scores)
    var ups = [Double](repeating: 0, count: ranking.values.count)
    var downs = ups
    for (unit, group) in ranking.groups.enumerated() {
      ups[group] += Double(successes[unit])
      downs[group] += Double(failures[unit])
    }
    values = ranking.values
    groups = ranking.groups
    self.successes = ups
    self.failures = downs
    unitSuccesses = successes
    unitFailures = failures
  }

  /// Gathers units of one trial each.
  public init(scores: [Double], outcomes: [Bool]) {
    self.init(
      scores: scores, successes: outcomes.map { $0 ? 1 : 0 },
      failures: outcomes.map { $0 ? 0 : 1 })
  }

  /// All successes.
  public var successCount: Double { successes.reduce(0, +) }
  /// All failures.
  public var failureCount: Double { failures.reduce(0, +) }
  /// Successes and failures.
  public var trialCount: Double { successCount + failureCount }

  /// How many independent successes the successes are worth for a share of them: (Σ wᵢ)² ÷ Σ wᵢ² over units.
  public var effectiveSuccesses: Double { Self.effective(unitSuccesses) }
  /// The same of failures.
  public var effectiveFailures: Double { Self.effective(unitFailures) }

  private static func effective(_ counts: [Int]) -> Double {
    let sum = counts.reduce(0) { $0 + Double($1) }
    let squares = counts.reduce(0) { $0 + Double($1) * Double($1) }
    return squares > 0 ? sum * sum / squares : 0
  }

  /// For each group the share of failures below a success in it, and the share of successes above a failure in it,
  /// ties counting one half, g each: the placements of DeLong's method.
  ///
  /// - Precondition: There are successes and failures.
  package var placements: (ofSuccess: [Double], ofFailure: [Double]) {
    let (up, down) = (successCount, failureCount)
    var ofSuccess: [Double] = []
    var ofFailure: [Double] = []
    ofSuccess.reserveCapacity(values.count)
    ofFailure.reserveCapacity(values.count)
    var (above, below) = (0.0, down)
    for group in values.indices {
      below -= failures[group]
      ofSuccess.append((below + failures[group] / 2) / down)
      ofFailure.append((above + successes[group] / 2) / up)
      above += successes[group]
    }
    return (ofSuccess, ofFailure)
  }
}
